using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Divides the axes before and after a Reshape into the shortest runs that hold the same number of elements.</summary>
internal static class AxisGroups
{
    /// <returns>Null where it cannot be told.</returns>
    public static IReadOnlyList<(System.Range From, System.Range To)>? Of(IReadOnlyList<Dim> before, IReadOnlyList<Dim> after)
    {
        var groups = new List<(System.Range, System.Range)>();
        int i = 0;
        int j = 0;
        while (i < before.Count && j < after.Count)
        {
            (int from, int to) = (i, j);
            Dim? left = before[i++];
            Dim? right = after[j++];
            while (left is not null && right is not null && !left.Equals(right))
            {
                bool extendLeft = (left.AtOnes() ?? 0) <= (right.AtOnes() ?? 0);
                if (extendLeft ? i < before.Count : j >= after.Count && i < before.Count)
                {
                    left = Dim.Multiply(left, before[i++]);
                }
                else if (j < after.Count)
                {
                    right = Dim.Multiply(right, after[j++]);
                }
                else
                {
                    return null;
                }
            }

            if (left is null || right is null)
            {
                return null;
            }

            groups.Add((from..i, to..j));
        }

        return Ends(groups, before, after, i, j);
    }

    // What is left has to be of size 1, and goes with the last run.
    private static List<(System.Range From, System.Range To)>? Ends(List<(System.Range From, System.Range To)> groups, IReadOnlyList<Dim> before, IReadOnlyList<Dim> after, int i, int j)
    {
        if (groups.Count == 0 || before.Skip(i).Concat(after.Skip(j)).Any(d => d.Constant != 1))
        {
            return before.Count == 0 || after.Count == 0 ? groups : null;
        }

        (System.Range from, System.Range to) = groups[^1];
        groups[^1] = (from.Start..before.Count, to.Start..after.Count);
        return groups;
    }
}
