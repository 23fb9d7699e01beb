namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Axes that keep their size stay as they are; the shape follows.</summary>
internal static class ExpandRule
{
    public static void Follow(AxisFlow flow)
    {
        if (flow.Maps(0) is not { } maps || flow.OutputShape() is not { } shape || flow.Integers(1) is not { } sizes)
        {
            flow.FixAll(FixedReason.NotConstant);
            return;
        }

        int[]?[] given = [.. new int[]?[shape.Count - maps.Length], .. maps];
        for (int axis = 0; axis < given.Length; axis++)
        {
            if (given[axis] is { Length: 1 } map)
            {
                flow.Fix(map, FixedReason.Broadcast);
                given[axis] = null;
            }
        }

        flow.Give(0, given);
        int[]?[] named = given[^sizes.Length..];
        flow.Edit(removal => Targets.Shorten(flow, 1, sizes, named, removal));
    }
}
