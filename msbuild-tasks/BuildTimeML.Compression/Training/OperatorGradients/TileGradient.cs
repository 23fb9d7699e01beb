using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient is summed up over the repetitions.</summary>
internal sealed class TileGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Tile"];

    public void Append(GradientContext context)
    {
        context.Give(0, () =>
        {
            IReadOnlyList<Dim> shape = context.ShapeOf(context.Input(0));
            long[] repeats = context.Constants(1) ?? throw context.Refuse("how often it repeats is not constant");
            if (shape.Count(d => d.Constant is null) > 1)
            {
                throw context.Refuse($"several dimensions of '{context.Input(0)}' are not fixed");
            }

            Value apart = context.Emit.Reshape(context.Gradient, [.. shape.SelectMany((d, i) => (long[])[repeats[i], d.Constant ?? -1])]);
            return context.Emit.ReduceSum(apart, [.. shape.Select((_, i) => 2L * i)], keepDims: false);
        });
    }
}
