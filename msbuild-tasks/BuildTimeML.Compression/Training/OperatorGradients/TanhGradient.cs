using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = dy * (1 - y^2)</c>.</summary>
internal sealed class TanhGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Tanh"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        context.Give(0, () => emit.Mul(context.Gradient, emit.OneMinus(emit.Square(context.Output))));
    }
}
