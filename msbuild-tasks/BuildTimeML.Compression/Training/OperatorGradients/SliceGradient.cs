using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>What was cut out goes back to its place among zeros.</summary>
internal sealed class SliceGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Slice"];

    public void Append(GradientContext context)
    {
        context.Give(0, () =>
        {
            GraphEmitter emit = context.Emit;
            IReadOnlyList<Dim> shape = context.ShapeOf(context.Input(0));
            long[] starts = context.Constants(1) ?? throw context.Refuse("where it begins is not constant");
            long[] axes = context.Has(3) ? context.Constants(3) ?? throw context.Refuse("its axes are not constant") : [.. starts.Select((_, i) => (long)i)];
            long[] steps = context.Has(4) ? context.Constants(4) ?? throw context.Refuse("its steps are not constant") : [.. starts.Select(_ => 1L)];
            Value result = context.Gradient;
            for (int i = 0; i < axes.Length; i++)
            {
                int axis = GradientContext.Axis(axes[i], shape.Count);
                if (shape[axis].Equals(context.ShapeOf(context.Output)[axis]) && steps[i] == 1)
                {
                    continue;
                }

                long length = shape[axis].Constant ?? throw context.Refuse($"dimension {axis} of '{context.Input(0)}' is not fixed");
                long count = context.ShapeOf(context.Output)[axis].Constant ?? throw context.Refuse("where it ends is not constant");
                long first = Math.Clamp(starts[i] < 0 ? starts[i] + length : starts[i], 0, steps[i] < 0 ? length - 1 : length);
                result = emit.PutBack(result, axis, length, [.. Enumerable.Range(0, (int)count).Select(n => first + (n * steps[i]))]);
            }

            return result;
        });
    }
}
