using BuildTimeML.Compression.Rules;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>A part of the positions along each axis that it cuts. Starts and ends follow.</summary>
internal static class SliceRule
{
    private const int OpsetOfInputs = 10;

    public static void Follow(AxisFlow flow)
    {
        if (flow.Maps(0) is not { } maps || flow.SliceArguments() is not { } arguments || !Array.TrueForAll([.. arguments.Ranges], r => r.Step == 1))
        {
            flow.FixAll(FixedReason.NotConstant);
            return;
        }

        int[]?[] cut = [.. maps];
        foreach (SliceRange range in arguments.Ranges)
        {
            int axis = AxisOf(range, maps.Length);
            cut[axis] = cut[axis] is { } map ? map[Bounds(range, map.Length)] : null;
        }

        flow.Give(0, cut);
        flow.Edit(removal => Move(flow, arguments.Ranges, maps, removal));
    }

    private static int AxisOf(SliceRange range, int rank) => (int)(range.Axis < 0 ? range.Axis + rank : range.Axis);

    private static System.Range Bounds(SliceRange range, int length)
    {
        int start = Position(range.Start, length);
        return start..Math.Max(start, Position(range.End, length));
    }

    private static int Position(long index, int length) => (int)Math.Clamp(index < 0 ? index + length : index, 0, length);

    private static void Move(AxisFlow flow, IReadOnlyList<SliceRange> ranges, int[]?[] maps, Removal removal)
    {
        if (!maps.Any(m => m is not null && removal.Shortens(m)))
        {
            return;
        }

        (long Start, long End)[] moved = [.. ranges.Select(r =>
        {
            if (maps[AxisOf(r, maps.Length)] is not { } map || !removal.Shortens(map))
            {
                return (r.Start, r.End);
            }

            System.Range bounds = Bounds(r, map.Length);
            return ((long)removal.Count(map[..bounds.Start.Value]), (long)removal.Count(map[..bounds.End.Value]));
        })];
        long[] starts = [.. moved.Select(m => m.Start)];
        long[] ends = [.. moved.Select(m => m.End)];
        if (flow.Opset < OpsetOfInputs)
        {
            flow.SetAttribute(NodeAttribute.Of("starts", starts));
            flow.SetAttribute(NodeAttribute.Of("ends", ends));
        }
        else
        {
            flow.SetIntegers(1, starts);
            flow.SetIntegers(2, ends);
        }
    }
}
