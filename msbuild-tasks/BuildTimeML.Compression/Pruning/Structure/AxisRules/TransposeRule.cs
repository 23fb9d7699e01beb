namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

internal static class TransposeRule
{
    public static void Follow(AxisFlow flow)
    {
        if (flow.Maps(0) is not { } maps)
        {
            flow.FixAll(FixedReason.ShapeNotKnown);
            return;
        }

        IReadOnlyList<long> order = flow.Node.Attribute("perm")?.Ints ?? [.. Enumerable.Range(0, maps.Length).Reverse().Select(i => (long)i)];
        flow.Give(0, [.. order.Select(i => maps[i])]);
    }
}
