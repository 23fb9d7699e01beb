using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Every position of a channel gets its share of the gradient.</summary>
internal sealed class GlobalAveragePoolGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["GlobalAveragePool"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.SpreadMean(context.Gradient, context.Input(0)));
    }
}
