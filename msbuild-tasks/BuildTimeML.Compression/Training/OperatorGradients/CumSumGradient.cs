using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient is summed up in the other direction.</summary>
internal sealed class CumSumGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["CumSum"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.Emit(
            "CumSum",
            [context.Gradient, context.Input(1)],
            NodeAttribute.Of("exclusive", context.Int("exclusive")),
            NodeAttribute.Of("reverse", 1 - context.Int("reverse"))));
    }
}
