using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>A Slice that takes exactly one of the parts that a Concat joins becomes that part.</summary>
internal sealed class SliceOfConcatRule : IRewriteRule
{
    public string Name => "SliceOfConcat";

    public IReadOnlyList<string> Operators { get; } = ["Slice"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        if (node.Inputs[0]!.Producer is not { } concat || !concat.Is("Concat"))
        {
            return null;
        }

        if (SliceArguments.Of(node, context) is not { Ranges: [{ Step: 1 } range] })
        {
            return DeclineReason.OtherConstants;
        }

        if (PartsOf(concat, context) is not { } parts || Axis(concat, parts[0].Rank) != Normalized(range.Axis, parts[0].Rank))
        {
            return DeclineReason.ShapeNotKnown;
        }

        long total = parts.Sum(p => p.Length);
        (long start, long end) = (Clamp(range.Start, total), Clamp(range.End, total));
        long position = 0;
        foreach ((Value part, long length, _) in parts)
        {
            if (position == start && position + length == end)
            {
                return context.BypassVerdict(node, part);
            }

            position += length;
        }

        return DeclineReason.OtherConstants;
    }

    private static (Value Value, long Length, int Rank)[]? PartsOf(Node concat, RewriteContext context)
    {
        var parts = new List<(Value, long, int)>();
        foreach (Value? input in concat.Inputs)
        {
            if (context.ShapeOf(input!) is not { } shape || shape[Axis(concat, shape.Count)].Constant is not { } length)
            {
                return null;
            }

            parts.Add((input!, length, shape.Count));
        }

        return [.. parts];
    }

    private static int Axis(Node concat, int rank) => Normalized(concat.Attribute("axis")?.Int ?? 0, rank);

    private static int Normalized(long axis, int rank) => (int)(axis < 0 ? axis + rank : axis);

    private static long Clamp(long position, long length) => Math.Clamp(position < 0 ? position + length : position, 0, length);
}
