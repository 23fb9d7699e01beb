using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Nearly everywhere the derivative is 0; a gradient passes only where that is asked for.</summary>
internal sealed class RoundingGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Ceil", "Floor", "Round"];

    public void Append(GradientContext context)
    {
        if (!context.Options.StraightThrough)
        {
            throw context.Refuse("its derivative is 0 nearly everywhere, and a straight-through estimator was not asked for");
        }

        context.Give(0, () => context.Gradient);
    }
}
