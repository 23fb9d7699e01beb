using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = dy * 2 / sqrt(pi) * exp(-x^2)</c>.</summary>
internal sealed class ErfGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Erf"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        context.Give(0, () => emit.Mul(emit.Scale(context.Gradient, 2 / Math.Sqrt(Math.PI)), emit.Emit("Exp", [emit.Neg(emit.Square(context.Input(0)))])));
    }
}
