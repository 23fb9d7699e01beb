using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradients of the pieces are put together, with zeros for a piece that has none.</summary>
internal sealed class SplitGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Split"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.Emit(
            "Concat",
            [.. Enumerable.Range(0, context.Node.Outputs.Count).Select(i => context.GradientOf(i) ?? context.Emit.Zeros(context.Node.Outputs[i] ?? throw context.Refuse("a piece is left out")))],
            NodeAttribute.Of("axis", context.Int("axis"))));
    }
}
