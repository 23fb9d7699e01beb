using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>From one floating point type to another: the gradient goes back to the first.</summary>
internal sealed class CastGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Cast"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.CastLike(context.Gradient, context.Input(0)));
    }
}
