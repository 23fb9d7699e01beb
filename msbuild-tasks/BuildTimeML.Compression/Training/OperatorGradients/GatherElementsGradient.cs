using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>What was gathered is added up where it came from.</summary>
internal sealed class GatherElementsGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["GatherElements"];

    public void Append(GradientContext context)
    {
        context.RequireOpset(16);
        context.Give(0, () => context.Emit.Emit(
            "ScatterElements", [context.Emit.Zeros(context.Input(0)), context.Input(1), context.Gradient], NodeAttribute.Of("axis", context.Int("axis")), NodeAttribute.Of("reduction", "add")));
    }
}
