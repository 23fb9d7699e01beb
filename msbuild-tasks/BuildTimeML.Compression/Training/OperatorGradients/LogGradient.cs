using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = dy / x</c>.</summary>
internal sealed class LogGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Log"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.Div(context.Gradient, context.Input(0)));
    }
}
