using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Takes positions from the axes of a run before a Reshape to those after it.</summary>
internal static class AxisRegrouping
{
    /// <param name="flow">The node.</param>
    /// <param name="maps">The positions along the axes before; not all null.</param>
    /// <param name="before">The sizes of these axes.</param>
    /// <param name="after">The sizes of the axes that they become.</param>
    /// <returns>The positions along those.</returns>
    public static int[]?[] Follow(AxisFlow flow, int[]?[] maps, Dim[] before, Dim[] after)
    {
        int[] from = Wide(before);
        int[] to = Wide(after);
        int[]?[] given = new int[]?[after.Length];
        if (from is [var only] && maps[only] is { } map && Enumerable.Range(0, maps.Length).All(i => i == only || maps[i] is null))
        {
            if (to.Length == 1)
            {
                given[to[0]] = map;
                return given;
            }

            if (Array.TrueForAll(to, i => after[i].Constant is not null))
            {
                Divide(flow, map, after, to, given);
                return given;
            }
        }
        else if (to is [var target] && maps.Count(m => m is not null) == 1 && Array.TrueForAll(from, i => before[i].Constant is not null))
        {
            given[target] = Join(maps, before);
            return given;
        }

        Array.ForEach(maps, m => flow.Fix(m, FixedReason.Reshaped));
        return given;
    }

    private static int[] Wide(Dim[] sizes) => [.. Enumerable.Range(0, sizes.Length).Where(i => sizes[i].Constant != 1)];

    // An axis of heads becomes [heads, width] or [parts, heads, width]: the heads can be removed, each as a whole.
    private static void Divide(AxisFlow flow, int[] map, Dim[] after, int[] to, int[]?[] given)
    {
        int heads = to[^2];
        int width = (int)after[to[^1]].Constant!.Value;
        int count = (int)after[heads].Constant!.Value;
        given[heads] = [.. Enumerable.Range(0, count).Select(h => flow.Join(map.Where((_, i) => i / width % count == h), isHead: true))];
    }

    private static int[] Join(int[]?[] maps, Dim[] before)
    {
        int axis = Array.FindIndex(maps, m => m is not null);
        int inner = (int)before[(axis + 1)..].Aggregate(1L, (p, d) => p * d.Constant!.Value);
        int count = (int)before.Aggregate(1L, (p, d) => p * d.Constant!.Value);
        int[] map = maps[axis]!;
        return [.. Enumerable.Range(0, count).Select(i => map[i / inner % map.Length])];
    }
}
