namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Works on each channel by itself.</summary>
internal static class PoolingRule
{
    public static void Follow(AxisFlow flow)
    {
        if (flow.Maps(0) is not { Length: > 2 } maps || flow.Node.Outputs.Count > 1)
        {
            flow.FixAll(FixedReason.NotFollowed);
            return;
        }

        // Over positions of images it computes.
        Array.ForEach(maps[2..], m => flow.Fix(m, FixedReason.ComputedOver));
        flow.Give(0, [maps[0], maps[1], .. new int[]?[maps.Length - 2]]);
    }
}
