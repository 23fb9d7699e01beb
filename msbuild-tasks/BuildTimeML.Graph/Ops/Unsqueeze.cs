using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Puts dimensions of 1 in.</summary>
internal static class Unsqueeze
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Unsqueeze", "T, int64? -> T", Infer, "axes:ints")];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is not { } shape || context.IntsOrInput("axes", 1, out _) is not { } axes)
        {
            return;
        }

        int rank = shape.Count + axes.Count;
        HashSet<int> added = [.. axes.Select(a => context.Axis(a, rank))];
        if (added.Count != axes.Count)
        {
            throw context.Wrong(1, $"an axis is named twice in [{string.Join(", ", axes)}]");
        }

        using IEnumerator<Dim> old = shape.GetEnumerator();
        Dim[] result = [.. Enumerable.Range(0, rank).Select(i => added.Contains(i) || !old.MoveNext() ? Dim.One : old.Current)];
        context.SetShape(0, result);
        if (context.Elements(0) is { } elements)
        {
            context.SetElements(0, new SymbolicTensor(elements.ElementType, [.. result.Select(d => d.Constant ?? 1)], [.. elements.Elements]));
        }
    }
}
