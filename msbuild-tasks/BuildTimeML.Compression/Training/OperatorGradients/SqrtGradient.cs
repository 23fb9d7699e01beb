using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = dy / 2y</c>.</summary>
internal sealed class SqrtGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Sqrt"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.Div(context.Emit.Scale(context.Gradient, 0.5), context.Output));
    }
}
