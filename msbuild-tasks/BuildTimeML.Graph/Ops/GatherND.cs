using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Parts of a tensor, picked by the rows of a tensor of indices.</summary>
internal static class GatherND
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("GatherND", "T, int64 -> T", Infer, "batch_dims:int=0")];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is { } shape && context.Shape(1) is { Count: > 0 } indices && indices[^1].Constant is { } depth)
        {
            long from = context.Int("batch_dims") + depth;
            if (from < 0 || from > shape.Count)
            {
                throw context.Wrong(1, $"its rows of {depth} indices are too long for {shape.Count} dimensions");
            }

            context.SetShape(0, [.. indices.SkipLast(1), .. shape.Skip((int)from)]);
        }
    }
}
