namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Resize and Upsample by factors: axes that keep their size stay as they are. Sizes say how many channels there are, so they follow.</summary>
internal static class ResizeRule
{
    private const int Sizes = 3;

    public static void Follow(AxisFlow flow)
    {
        if (flow.Maps(0) is not { } maps || flow.OutputShape() is not { } after || flow.InputShape(0) is not { } before || flow.Node.Attribute("axes") is not null)
        {
            flow.FixAll(FixedReason.NotFollowed);
            return;
        }

        bool bySizes = flow.Node.Input(Sizes) is not null;
        long[]? sizes = flow.Integers(Sizes);
        for (int axis = 0; axis < maps.Length; axis++)
        {
            if (maps[axis] is { } map && (!before[axis].Equals(after[axis]) || (bySizes && sizes is null)))
            {
                flow.Fix(map, FixedReason.ComputedOver);
            }
        }

        if (sizes is not null)
        {
            flow.Edit(removal => Targets.Shorten(flow, Sizes, sizes, maps, removal));
        }

        flow.Give(0, [.. maps]);
    }
}
