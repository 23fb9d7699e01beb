using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators that pick elements: how many is often known only at run time.</summary>
internal static class Selection
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("TopK", "T, int64? -> T, int64", TopK, "axis:int=-1 k:int largest:int=1 sorted:int=1"),
        new("NonZero", "tensor -> int64", NonZero),
        new("Compress", "T, bool -> T", Compress, "axis:int"),
        new("Unique", "T -> T, int64?, int64?, int64?", Unique, "axis:int sorted:int=1"),
        new("NonMaxSuppression", "float32, float32, int64?, float32?, float32? -> int64", c => c.SetShape(0, [c.Math.Unknown(), Dim.Fixed(3)]), "center_point_box:int=0"),
        new("Det", "T -> T", c => c.SetShape(0, c.Shape(0)?.SkipLast(2))),
    ];

    private static void TopK(InferenceContext context)
    {
        if (context.Shape(0) is { } shape)
        {
            int axis = context.Axis(context.Int("axis"), shape.Count);
            Dim count = context.Has("k") ? Dim.Fixed(context.Int("k"))
                : context.Elements(1) is { Elements: [{ MayBeNegative: false } k] } ? k
                : context.Math.Unknown();
            Dim[] result = [.. shape.Select((d, i) => i == axis ? count : d)];
            context.SetShape(0, result);
            context.SetShape(1, result);
        }
    }

    private static void NonZero(InferenceContext context)
    {
        Dim rank = context.Shape(0) is { } shape ? Dim.Fixed(shape.Count == 0 ? 1 : shape.Count) : context.Math.Unknown();
        context.SetShape(0, [rank, context.Math.Unknown()]);
    }

    private static void Compress(InferenceContext context)
    {
        if (!context.Has("axis"))
        {
            context.SetRank(0, 1);
        }
        else if (context.Shape(0) is { } shape)
        {
            int axis = context.Axis(context.Int("axis"), shape.Count);
            context.SetShape(0, shape.Select((d, i) => i == axis ? context.Math.Unknown() : d));
        }
    }

    private static void Unique(InferenceContext context)
    {
        Dim count = context.Math.Unknown();
        context.SetShape(1, [count]);
        context.SetShape(2, [context.Math.Unknown()]);
        context.SetShape(3, [count]);
        if (!context.Has("axis"))
        {
            context.SetShape(0, [count]);
        }
        else if (context.Shape(0) is { } shape)
        {
            int axis = context.Axis(context.Int("axis"), shape.Count);
            context.SetShape(0, shape.Select((d, i) => i == axis ? count : d));
            context.SetShape(2, [shape[axis]]);
        }
    }
}
