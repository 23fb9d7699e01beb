using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient gets the sign of the input; at 0 it is 0.</summary>
internal sealed class AbsGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Abs"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.Mul(context.Gradient, context.Emit.Emit("Sign", [context.Input(0)])));
    }
}
