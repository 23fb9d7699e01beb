using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient goes to the operand that was chosen.</summary>
internal sealed class WhereGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Where"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        context.GiveBroadcast(1, () => emit.Masked(context.Input(0), context.Gradient));
        context.GiveBroadcast(2, () => emit.Where(context.Input(0), emit.Scalar(0, context.Gradient), context.Gradient));
    }
}
