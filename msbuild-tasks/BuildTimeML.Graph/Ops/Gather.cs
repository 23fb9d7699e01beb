using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Parts of a tensor, picked along an axis by their indices.</summary>
internal static class Gather
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Gather", "T, index -> T", Infer, "axis:int=0")];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is not { } shape || context.Shape(1) is not { } indices)
        {
            return;
        }

        int axis = context.Axis(context.Int("axis"), shape.Count);
        context.SetShape(0, [.. shape.Take(axis), .. indices, .. shape.Skip(axis + 1)]);
        if (context.Elements(0) is { Dimensions.Count: 1 } list && context.Elements(1) is { } picks && context.Constants(1) is { } positions)
        {
            int count = list.Elements.Count;
            if (Array.Exists(positions, p => p < -count || p >= count))
            {
                throw context.Wrong(1, $"an index of {picks} is outside of the {count} elements");
            }

            context.SetElements(0, new SymbolicTensor(list.ElementType, [.. picks.Dimensions], [.. positions.Select(p => list.Elements[(int)(p < 0 ? p + count : p)])]));
        }
    }
}
