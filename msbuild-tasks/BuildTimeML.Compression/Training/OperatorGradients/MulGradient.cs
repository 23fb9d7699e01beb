using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient of each factor is the output's times the other factor.</summary>
internal sealed class MulGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Mul"];

    public void Append(GradientContext context)
    {
        context.GiveBroadcast(0, () => context.Emit.Mul(context.Gradient, context.Input(1)));
        context.GiveBroadcast(1, () => context.Emit.Mul(context.Gradient, context.Input(0)));
    }
}
