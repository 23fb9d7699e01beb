using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The derivative is 1 above 0, and y + alpha elsewhere.</summary>
internal sealed class EluGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Elu"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        context.Give(0, () => emit.Where(
            emit.Greater(context.Input(0), 0), context.Gradient, emit.Mul(context.Gradient, emit.Add(context.Output, emit.Scalar(context.Float("alpha", 1), context.Output)))));
    }
}
