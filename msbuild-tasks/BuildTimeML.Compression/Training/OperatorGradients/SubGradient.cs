using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient of a difference goes to the first operand, and with the other sign to the second.</summary>
internal sealed class SubGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Sub"];

    public void Append(GradientContext context)
    {
        context.GiveBroadcast(0, () => context.Gradient);
        context.Give(1, () => context.Emit.Neg(context.Emit.Unbroadcast(context.Gradient, context.Input(1))));
    }
}
