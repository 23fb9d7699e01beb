using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>As it is when a model is used: everything passes.</summary>
internal sealed class DropoutGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Dropout"];

    public void Append(GradientContext context)
    {
        if (context.Has(2) && context.Constants(2) is not [0])
        {
            throw context.Refuse("it may drop at random");
        }

        context.Give(0, () => context.Gradient);
    }
}
