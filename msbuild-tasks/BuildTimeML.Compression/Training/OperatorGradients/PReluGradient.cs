using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>As of a leaky Relu, whose slope gets a gradient from where the input is not above 0.</summary>
internal sealed class PReluGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["PRelu"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        Value x = context.Input(0);
        Value above = emit.Greater(x, 0);
        context.Give(0, () => emit.Where(above, context.Gradient, emit.Mul(context.Gradient, context.Input(1))));
        context.GiveBroadcast(1, () => emit.Where(above, emit.Scalar(0, x), emit.Mul(context.Gradient, x)));
    }
}
