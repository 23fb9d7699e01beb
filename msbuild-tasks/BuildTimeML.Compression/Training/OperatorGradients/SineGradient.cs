using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>d sin(x) = cos(x)</c>, <c>d cos(x) = -sin(x)</c>.</summary>
internal sealed class SineGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Cos", "Sin"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        context.Give(0, () => context.Node.OpType == "Sin"
            ? emit.Mul(context.Gradient, emit.Emit("Cos", [context.Input(0)]))
            : emit.Neg(emit.Mul(context.Gradient, emit.Emit("Sin", [context.Input(0)]))));
    }
}
