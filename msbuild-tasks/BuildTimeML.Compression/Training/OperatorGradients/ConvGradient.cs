using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradients of a convolution by its input, its weights and its bias.</summary>
internal sealed class ConvGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Conv"];

    public void Append(GradientContext context)
    {
        IReadOnlyList<Dim> weights = context.ShapeOf(context.Input(1));
        if (weights.Any(d => d.Constant is null))
        {
            throw context.Refuse($"the shape of its weights '{context.Input(1)}' is not known");
        }

        var layer = new ConvLayer(
            context.Input(0), context.Input(1), [.. weights.Select(d => d.Constant!.Value)], context.Int("group"), ConvGeometry.Of(context, [.. weights.Skip(2).Select(d => d.Constant!.Value)]));
        context.Give(0, () => ConvInputGradient.Emit(context, layer));
        context.Give(1, () => ConvWeightGradient.Emit(context, layer));
        if (context.Has(2))
        {
            context.Give(2, () => context.Emit.ReduceSum(context.Gradient, [0, .. Enumerable.Range(2, layer.Geometry.Rank).Select(i => (long)i)], keepDims: false));
        }
    }
}
