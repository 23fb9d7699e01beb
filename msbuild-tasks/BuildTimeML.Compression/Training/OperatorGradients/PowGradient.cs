using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = dy * p * x^(p - 1)</c>. The exponent has no gradient.</summary>
internal sealed class PowGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Pow"];

    public void Append(GradientContext context)
    {
        context.GiveBroadcast(0, () =>
        {
            GraphEmitter emit = context.Emit;
            Value x = context.Input(0);
            if (context.Number(1) is { } exponent)
            {
                Value power = exponent == 2 ? x : emit.Emit("Pow", [x, emit.Scalar(exponent - 1, x)]);
                return emit.Mul(context.Gradient, emit.Scale(power, exponent));
            }

            Value exponents = emit.CastLike(context.Input(1), x);
            return emit.Mul(context.Gradient, emit.Mul(exponents, emit.Emit("Pow", [x, emit.Sub(exponents, emit.Scalar(1, x))])));
        });
    }
}
