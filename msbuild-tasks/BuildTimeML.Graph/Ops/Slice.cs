using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>A part of a tensor: from a start to an end in steps, for some of its axes.</summary>
internal static class Slice
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Slice", "T, I?, I?, I?, I? -> T", Infer, "axes:ints ends:ints starts:ints")];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            return;
        }

        IReadOnlyList<Dim>? starts = List(context, "starts", 1);
        IReadOnlyList<Dim>? ends = List(context, "ends", 2);
        int? count = starts?.Count ?? ends?.Count;
        IReadOnlyList<long>? axes = context.IntsOrInput("axes", 3, out bool noAxes) ?? (noAxes && count is { } n ? [.. Enumerable.Range(0, n).Select(i => (long)i)] : null);
        long[]? steps = context.HasInput(4) ? context.Constants(4) : axes?.Select(_ => 1L).ToArray();
        if (axes is null)
        {
            context.SetRank(0, shape.Count);
            return;
        }

        Dim[] result = [.. shape];
        for (int i = 0; i < axes.Count; i++)
        {
            int axis = context.Axis(axes[i], shape.Count);
            result[axis] = i < starts?.Count && i < ends?.Count && i < steps?.Length && steps[i] != 0
                ? Length(context.Math, shape[axis], starts[i], ends[i], steps[i])
                : context.Math.Unknown();
        }

        context.SetShape(0, result);
        Follow(context, axes, starts, ends, steps);
    }

    private static IReadOnlyList<Dim>? List(InferenceContext context, string attribute, int input) =>
        context.Ints(attribute)?.Select(Dim.Fixed).ToArray() ?? context.Elements(input)?.Elements;

    private static Dim Length(DimMath math, Dim size, Dim start, Dim end, long step)
    {
        if (size.Constant is { } n && start.Constant is { } from && end.Constant is { } to)
        {
            (Int128 first, Int128 last) = Bounds(n, from, to, step);
            Int128 span = step > 0 ? (last - first + step - 1) / step : (first - last - step - 1) / -step;
            return Dim.Fixed((long)Int128.Max(0, span));
        }

        if (step < 0)
        {
            return step == -1 && start.Constant is -1 or >= int.MaxValue && end.Constant < -int.MaxValue ? size : math.Unknown();
        }

        return Position(math, size, start) is { } begin && Position(math, size, end) is { } limit && Distance(math, size, begin, limit) is { } length
            ? math.Ceiling(length, step)
            : math.Unknown();
    }

    private static (Int128 First, Int128 Last) Bounds(long size, Int128 start, Int128 end, long step)
    {
        start += start < 0 ? size : 0;
        end += end < 0 ? size : 0;
        return step > 0
            ? (Int128.Clamp(start, 0, size), Int128.Clamp(end, 0, size))
            : (Int128.Clamp(start, 0, Int128.Max(0, size - 1)), Int128.Clamp(end, -1, size));
    }

    // A position counted from the front, where it is certain to lie in the tensor; null where it is not.
    private static Dim? Position(DimMath math, Dim size, Dim position) => position.Constant switch
    {
        >= int.MaxValue => size,
        < 0 and var back => math.Add(size, back),
        // Every dimension is taken to be at least 1.
        0 or 1 => position,
        { } front => math.Minimum(size, Dim.Fixed(front)),
        null when position.MayBeNegative => null,
        null => position.Equals(size) ? size : math.Minimum(size, position),
    };

    // Of a tensor as long as it must be for the slice not to be empty.
    private static Dim? Distance(DimMath math, Dim size, Dim begin, Dim end)
    {
        if (begin.Constant == 0)
        {
            return end.Equals(size) || !end.MayBeNegative ? end : null;
        }

        Dim length = math.Subtract(end, begin);
        return length.Constant < 0 ? Dim.Zero : length.MayBeNegative ? null : length;
    }

    private static void Follow(InferenceContext context, IReadOnlyList<long> axes, IReadOnlyList<Dim>? starts, IReadOnlyList<Dim>? ends, long[]? steps)
    {
        if (context.Elements(0) is not { Dimensions.Count: 1 } list || axes.Count != 1
            || starts is not [{ Constant: { } start }] || ends is not [{ Constant: { } end }] || steps is not [not 0 and var step])
        {
            return;
        }

        (Int128 first, Int128 last) = Bounds(list.Elements.Count, start, end, step);
        var elements = new List<Dim>();
        for (Int128 i = first; step > 0 ? i < last : i > last && i < list.Elements.Count; i += step)
        {
            elements.Add(list.Elements[(int)i]);
        }

        context.SetElements(0, new SymbolicTensor(list.ElementType, [elements.Count], [.. elements]));
    }
}
