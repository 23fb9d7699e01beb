using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The derivative is gamma above 0, and y + alpha * gamma elsewhere.</summary>
internal sealed class SeluGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Selu"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        float alpha = context.Float("alpha", 1.67326319217681884765625f);
        float gamma = context.Float("gamma", 1.05070102214813232421875f);
        context.Give(0, () => emit.Mul(context.Gradient, emit.Where(
            emit.Greater(context.Input(0), 0), emit.Scalar(gamma, context.Output), emit.Add(context.Output, emit.Scalar(alpha * gamma, context.Output)))));
    }
}
