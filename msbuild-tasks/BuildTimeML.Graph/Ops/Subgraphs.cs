using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>How operators with subgraphs put together what is known of a value in several ways to get it.</summary>
internal static class Subgraphs
{
    /// <summary>What holds for both.</summary>
    public static ValueFact? Join(DimMath math, ValueFact? a, ValueFact? b)
    {
        if (a is null || b is null || a.Kind != b.Kind || a.Kind == FactKind.Other)
        {
            return null;
        }

        if (a.Kind != FactKind.Tensor)
        {
            ValueFact? inner = Join(math, a.Inner, b.Inner);
            return a.Kind == FactKind.Sequence ? ValueFact.Sequence(inner) : ValueFact.Optional(inner);
        }

        return ValueFact.Tensor(
            a.ElementType == b.ElementType ? a.ElementType : ElementType.Undefined,
            a.Shape is { } x && b.Shape is { } y && x.Count == y.Count ? [.. x.Zip(y, (i, j) => i.Equals(j) ? i : math.Unknown())] : null);
    }

    /// <summary>The type of an output of a subgraph that comes once for each step, with a dimension for the steps in front.</summary>
    public static ValueFact? Stacked(InferenceContext context, ValueFact? fact, Dim steps, int axis = 0) => fact is not { Kind: FactKind.Tensor } ? null
        : fact.Shape is not { } shape || axis < 0 || axis > shape.Count ? ValueFact.Tensor(fact.ElementType)
        : ValueFact.Tensor(fact.ElementType, [.. shape.Take(axis), steps, .. shape.Skip(axis)]);

    public static ValueFact? Output(InferenceContext context, ModelGraph graph, int index) =>
        index < graph.Outputs.Count ? context.Inference.Facts.Find(graph.Outputs[index]) : null;
}
