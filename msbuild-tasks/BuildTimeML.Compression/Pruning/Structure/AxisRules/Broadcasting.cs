namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Axes that are counted from the last, as operators with several operands count them.</summary>
internal static class Broadcasting
{
    /// <summary>Ties what meets along each axis, and lets constants become shorter with it.</summary>
    /// <param name="flow">The node.</param>
    /// <param name="operands">Which of its inputs.</param>
    /// <param name="rank">Of the output.</param>
    /// <param name="keepLast">How many of the last axes are left alone.</param>
    /// <returns>The positions along the axes of the output.</returns>
    public static int[]?[] Follow(AxisFlow flow, IReadOnlyList<int> operands, int rank, int keepLast = 0)
    {
        int[]?[] maps = new int[]?[rank];
        for (int fromEnd = 1 + keepLast; fromEnd <= rank; fromEnd++)
        {
            maps[^fromEnd] = Along(flow, operands, fromEnd);
        }

        return maps;
    }

    private static int[]? Along(AxisFlow flow, IReadOnlyList<int> operands, int fromEnd)
    {
        var constants = new List<int>();
        var tracked = new List<int[]>();
        bool meetsFixed = false;
        foreach (int operand in operands)
        {
            if (flow.InputShape(operand) is not { } shape || shape.Count < fromEnd || shape[^fromEnd].Constant == 1)
            {
                // What cannot be told apart from one that is repeated is, where it has a position of its own, not removed.
                flow.Fix(flow.Maps(operand) is { } own && own.Length >= fromEnd ? own[^fromEnd] : null, FixedReason.Broadcast);
            }
            else if (flow.Constant(operand) is not null)
            {
                constants.Add(operand);
            }
            else if (flow.Maps(operand)?[^fromEnd] is { } map)
            {
                tracked.Add(map);
            }
            else
            {
                meetsFixed = true;
            }
        }

        if (tracked.Count == 0)
        {
            return null;
        }

        tracked.Skip(1).ToList().ForEach(m => flow.Tie(tracked[0], m));
        if (meetsFixed)
        {
            flow.Fix(tracked[0], FixedReason.MeetsFixed);
        }

        constants.ForEach(c => flow.Bind(c, flow.InputShape(c)!.Count - fromEnd, tracked[0]));
        return tracked[0];
    }
}
