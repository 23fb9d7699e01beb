using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = -dy * y^2</c>.</summary>
internal sealed class ReciprocalGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Reciprocal"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.Neg(context.Emit.Mul(context.Gradient, context.Emit.Square(context.Output))));
    }
}
