using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators that reduce some axes to one element, or take them away.</summary>
internal static class Reductions
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        .. "ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum ReduceSumSquare".Split(' ')
            .Select(name => new Operator(name, "T, int64? -> T", Reduce, "axes:ints keepdims:int=1 noop_with_empty_axes:int=0")),
        .. "ArgMax ArgMin".Split(' ')
            .Select(name => new Operator(name, "T -> int64", Pick, "axis:int=0 keepdims:int=1 select_last_index:int=0")),
    ];

    private static void Reduce(InferenceContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            return;
        }

        IReadOnlyList<long>? axes = context.IntsOrInput("axes", 1, out bool missing);
        if (axes is null && !missing)
        {
            context.SetRank(0, context.Int("keepdims") != 0 ? shape.Count : -1);
            return;
        }

        if (axes is null or { Count: 0 })
        {
            if (context.Int("noop_with_empty_axes") != 0)
            {
                context.SetShape(0, shape);
                return;
            }

            axes = [.. Enumerable.Range(0, shape.Count)];
        }

        context.SetShape(0, Without(context, shape, [.. axes.Select(a => context.Axis(a, shape.Count))]));
        Fold(context);
    }

    private static IEnumerable<Dim> Without(InferenceContext context, IReadOnlyList<Dim> shape, HashSet<int> axes) => context.Int("keepdims") != 0
        ? shape.Select((d, i) => axes.Contains(i) ? Dim.One : d)
        : shape.Where((_, i) => !axes.Contains(i));

    // A list reduced to one number.
    private static void Fold(InferenceContext context)
    {
        if (context.Elements(0) is not { Dimensions.Count: 1 } list || context.Outputs[0]?.Shape is not { } shape)
        {
            return;
        }

        Dim? result = context.Node.OpType switch
        {
            "ReduceProd" => context.Math.Product(list.Elements),
            "ReduceSum" => context.Math.Sum(list.Elements),
            "ReduceMax" when list.Elements.Count > 0 => list.Elements.Aggregate(context.Math.Maximum),
            "ReduceMin" when list.Elements.Count > 0 => list.Elements.Aggregate(context.Math.Minimum),
            _ => null,
        };
        if (result is not null)
        {
            context.SetElements(0, new SymbolicTensor(list.ElementType, [.. shape.Select(_ => 1L)], [result]));
        }
    }

    private static void Pick(InferenceContext context)
    {
        if (context.Shape(0) is { } shape)
        {
            context.SetShape(0, Without(context, shape, [context.Axis(context.Int("axis"), shape.Count)]));
        }
    }
}
