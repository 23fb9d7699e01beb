using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = dy * y * (1 - y)</c>.</summary>
internal sealed class SigmoidGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Sigmoid"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        context.Give(0, () => emit.Mul(context.Gradient, emit.Mul(context.Output, emit.OneMinus(context.Output))));
    }
}
