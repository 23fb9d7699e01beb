using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Takes dimensions of 1 away.</summary>
internal static class Squeeze
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Squeeze", "T, int64? -> T", Infer, "axes:ints")];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            return;
        }

        IReadOnlyList<long>? axes = context.IntsOrInput("axes", 1, out bool missing);
        if (missing)
        {
            // A dimension that is not known may be 1.
            if (shape.All(d => d.Constant is not null))
            {
                Set(context, [.. shape.Where(d => d.Constant != 1)]);
            }

            return;
        }

        if (axes is not null)
        {
            HashSet<int> taken = [.. axes.Select(a => context.Axis(a, shape.Count))];
            foreach (int axis in taken)
            {
                context.Same(shape[axis], Dim.One, 0, $"dimension {axis} is taken away");
            }

            Set(context, [.. shape.Where((_, i) => !taken.Contains(i))]);
        }
    }

    private static void Set(InferenceContext context, Dim[] shape)
    {
        context.SetShape(0, shape);
        if (context.Elements(0) is { } elements && shape.All(d => d.Constant is not null))
        {
            context.SetElements(0, new SymbolicTensor(elements.ElementType, [.. shape.Select(d => d.Constant!.Value)], [.. elements.Elements]));
        }
    }
}
