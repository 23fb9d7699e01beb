using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient is summed up over what was repeated.</summary>
internal sealed class ExpandGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Expand"];

    public void Append(GradientContext context)
    {
        context.GiveBroadcast(0, () => context.Gradient);
    }
}
