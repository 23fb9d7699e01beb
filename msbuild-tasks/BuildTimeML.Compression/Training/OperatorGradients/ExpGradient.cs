using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = dy * y</c>.</summary>
internal sealed class ExpGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Exp"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.Mul(context.Gradient, context.Output));
    }
}
