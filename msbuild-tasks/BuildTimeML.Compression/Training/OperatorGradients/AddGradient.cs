using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient of a sum goes to each addend.</summary>
internal sealed class AddGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Add"];

    public void Append(GradientContext context)
    {
        context.GiveBroadcast(0, () => context.Gradient);
        context.GiveBroadcast(1, () => context.Gradient);
    }
}
