using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient changes its sign.</summary>
internal sealed class NegGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Neg"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.Neg(context.Gradient));
    }
}
