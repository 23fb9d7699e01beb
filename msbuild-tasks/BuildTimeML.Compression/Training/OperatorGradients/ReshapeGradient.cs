using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Operators that leave all elements in their order: the gradient gets the shape of the input.</summary>
internal sealed class ReshapeGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Flatten", "Identity", "Reshape", "Squeeze", "Unsqueeze"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.ReshapeLike(context.Gradient, context.Input(0)));
    }
}
