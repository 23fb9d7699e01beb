using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>The dimensions in another order.</summary>
internal static class Transpose
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Transpose", "T -> T", Infer, "perm:ints")];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            context.SetRank(0, context.Ints("perm")?.Count ?? -1);
            return;
        }

        IReadOnlyList<long> order = context.Ints("perm") ?? [.. Enumerable.Range(0, shape.Count).Select(i => (long)i).Reverse()];
        if (order.Count != shape.Count || order.Distinct().Count() != order.Count || order.Any(a => a < 0 || a >= shape.Count))
        {
            throw context.Wrong(0, $"[{string.Join(", ", order)}] is no order of its {shape.Count} dimensions");
        }

        context.SetShape(0, order.Select(a => shape[(int)a]));
        if (context.Elements(0) is { Dimensions.Count: <= 1 } elements)
        {
            context.SetElements(0, elements);
        }
    }
}
