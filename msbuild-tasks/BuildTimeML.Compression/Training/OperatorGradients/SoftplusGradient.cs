using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = dy * sigmoid(x)</c>.</summary>
internal sealed class SoftplusGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Softplus"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.Mul(context.Gradient, context.Emit.Emit("Sigmoid", [context.Input(0)])));
    }
}
