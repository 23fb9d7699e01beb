using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>A tensor broadcast to a shape.</summary>
internal static class Expand
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Expand", "T, int64 -> T", Infer)];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is not { } shape || Targets.Dimensions(context, 1) is not { } target)
        {
            return;
        }

        context.SetShape(0, Broadcast.Shapes(context, shape, target, 1));
        if (context.Elements(0) is { } elements && context.Constants(1) is { } dimensions && Targets.Count(dimensions) is { } count)
        {
            context.SetElements(0, Broadcast.Elements(elements, new SymbolicTensor(elements.ElementType, dimensions, [.. Enumerable.Repeat(Dim.Zero, count)]), elements.ElementType, (a, _) => a));
        }
    }
}
