using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradients of a convolution by its input, its weights and its bias.</summary>
internal sealed class ConvGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Conv"];

    public void Append(GradientContext context)
    {
        long[] weights = context.FixedShape(context.Input(1));
        var layer = new ConvLayer(context.Input(0), context.Input(1), weights, context.Int("group"), ConvGeometry.Of(context, [.. weights.Skip(2)]));
        context.Give(0, () => ConvInputGradient.Emit(context, layer));
        context.Give(1, () => ConvWeightGradient.Emit(context, layer, context.Gradient));
        if (context.Has(2))
        {
            context.Give(2, () => context.Emit.ReduceSum(context.Gradient, [0, .. Enumerable.Range(2, layer.Geometry.Rank).Select(i => (long)i)], keepDims: false));
        }
    }
}
