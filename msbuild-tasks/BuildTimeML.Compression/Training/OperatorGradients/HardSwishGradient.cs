using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The derivative is 0 up to -3, 1 from 3 on, and x / 3 + 1/2 between.</summary>
internal sealed class HardSwishGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["HardSwish"];

    public void Append(GradientContext context)
    {
        context.Give(0, () =>
        {
            GraphEmitter emit = context.Emit;
            Value x = context.Input(0);
            Value slope = emit.Add(emit.Scale(x, 1.0 / 3), emit.Scalar(0.5, x));
            Value above = emit.Where(emit.Less(x, 3), slope, emit.Scalar(1, x));
            return emit.Mul(context.Gradient, emit.Masked(emit.Greater(x, -3), above));
        });
    }
}
