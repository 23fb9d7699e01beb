using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>What a Slice takes: attributes at first, inputs later.</summary>
internal sealed record SliceArguments(IReadOnlyList<SliceRange> Ranges)
{
    private const int OpsetOfInputs = 10;

    /// <returns>Null where they are not constant.</returns>
    public static SliceArguments? Of(Node node, RewriteContext context)
    {
        bool inputs = context.Opset >= OpsetOfInputs;
        long[]? starts = inputs ? Integers.Of(node.Input(1), context) : node.Attribute("starts")?.Ints?.ToArray();
        long[]? ends = inputs ? Integers.Of(node.Input(2), context) : node.Attribute("ends")?.Ints?.ToArray();
        if (starts is null || ends is null || starts.Length != ends.Length)
        {
            return null;
        }

        long[]? axes = !inputs ? node.Attribute("axes")?.Ints?.ToArray() ?? Counting(starts.Length)
            : node.Input(3) is { } given ? Integers.Of(given, context)
            : Counting(starts.Length);
        long[]? steps = inputs && node.Input(4) is { } steppers ? Integers.Of(steppers, context) : [.. starts.Select(_ => 1L)];
        return axes?.Length == starts.Length && steps?.Length == starts.Length
            ? new SliceArguments([.. starts.Select((start, i) => new SliceRange(axes[i], start, ends[i], steps[i]))])
            : null;
    }

    private static long[] Counting(int count) => [.. Enumerable.Range(0, count).Select(i => (long)i)];
}

/// <summary>Along one axis, which counts from the end where it is negative.</summary>
internal readonly record struct SliceRange(long Axis, long Start, long End, long Step);
