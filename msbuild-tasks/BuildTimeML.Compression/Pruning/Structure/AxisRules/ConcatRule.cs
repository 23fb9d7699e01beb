namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Along its axis the positions of the operands follow each other; along the others they are tied.</summary>
internal static class ConcatRule
{
    public static void Follow(AxisFlow flow)
    {
        int[] operands = [.. Enumerable.Range(0, flow.Node.Inputs.Count)];
        if (flow.OutputShape() is not { } shape || operands.Any(i => flow.InputShape(i)?.Count != shape.Count))
        {
            flow.FixAll(FixedReason.ShapeNotKnown);
            return;
        }

        long given = flow.Node.Attribute("axis")?.Int ?? 1;
        int axis = (int)(given < 0 ? given + shape.Count : given);
        int[]?[] maps = Broadcasting.Follow(flow, operands, shape.Count, keepLast: shape.Count - axis);
        int[]?[] later = Broadcasting.Follow(flow, operands, shape.Count - axis - 1);
        later.CopyTo(maps, axis + 1);
        maps[axis] = Joined(flow, operands, axis);
        flow.Give(0, maps);
    }

    private static int[]? Joined(AxisFlow flow, int[] operands, int axis)
    {
        if (operands.All(i => flow.Map(i, axis) is null))
        {
            return null;
        }

        var joined = new List<int>();
        foreach (int operand in operands)
        {
            if (flow.Map(operand, axis) is { } map)
            {
                joined.AddRange(map);
            }
            else if (flow.InputShape(operand)![axis].Constant is { } size)
            {
                joined.AddRange(flow.Staying((int)size));
            }
            else
            {
                Array.ForEach(operands, o => flow.Fix(flow.Map(o, axis), FixedReason.ShapeNotKnown));
                return null;
            }
        }

        return [.. joined];
    }
}
