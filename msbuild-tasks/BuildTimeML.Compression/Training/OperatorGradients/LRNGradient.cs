using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>With <c>s = bias + alpha / size * sum(x^2)</c> over the channels around: <c>dx = dy * s^-beta - 2 * alpha * beta / size * x * sum(dy * x * s^(-beta - 1))</c>.</summary>
internal sealed class LRNGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["LRN"];

    public void Append(GradientContext context)
    {
        context.Give(0, () =>
        {
            GraphEmitter emit = context.Emit;
            Value x = context.Input(0);
            double beta = context.Float("beta", 0.75f);
            double share = context.Float("alpha", 1e-4f) / (double)context.Int("size");
            Value s = emit.Add(emit.Scale(Around(context, emit.Square(x)), share), emit.Scalar(context.Float("bias", 1), x));
            Value power = emit.Mul(context.Gradient, emit.Emit("Pow", [s, emit.Scalar(-beta, x)]));
            return emit.Sub(power, emit.Mul(x, emit.Scale(Around(context, emit.Div(emit.Mul(power, x), s)), 2 * share * beta)));
        });
    }

    // The sum over the channels around each: an average over a window, times its size.
    private static Value Around(GradientContext context, Value value)
    {
        long size = context.Int("size");
        if (size % 2 == 0)
        {
            throw context.Refuse("its window has no middle");
        }

        long channels = context.ShapeOf(value)[1].Constant ?? throw context.Refuse("the number of channels is not known");
        Value average = context.Emit.Emit(
            "AveragePool",
            [context.Emit.Reshape(value, 0, 1, channels, -1)],
            NodeAttribute.Of("kernel_shape", [size, 1L]),
            NodeAttribute.Of("pads", [size / 2, 0L, size / 2, 0L]),
            NodeAttribute.Of("count_include_pad", 1));
        return context.Emit.ReshapeLike(context.Emit.Scale(average, size), value);
    }
}
