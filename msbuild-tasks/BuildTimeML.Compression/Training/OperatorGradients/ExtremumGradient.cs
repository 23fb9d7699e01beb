using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient goes to the operand that is the output: of equal ones, to the first.</summary>
internal sealed class ExtremumGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Max", "Min"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        Value rest = context.Gradient;
        for (int i = 0; i < context.InputCount; i++)
        {
            Value gradient = rest;
            if (i < context.InputCount - 1)
            {
                Value chosen = emit.Emit("Equal", [context.Input(i), context.Output]);
                gradient = emit.Masked(chosen, rest);
                rest = emit.Where(chosen, emit.Scalar(0, rest), rest);
            }

            context.GiveBroadcast(i, () => gradient);
        }
    }
}
