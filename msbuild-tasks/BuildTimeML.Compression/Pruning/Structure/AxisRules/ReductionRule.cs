namespace BuildTimeML.Compression.Pruning.Structure.AxisRules;

/// <summary>Axes that are reduced are computed over; the others stay as they are.</summary>
internal static class ReductionRule
{
    public static void Follow(AxisFlow flow)
    {
        long[]? axes = flow.Node.Attribute("axes")?.Ints?.ToArray() ?? flow.Integers(1);
        if (flow.Maps(0) is not { } maps || (axes is null && flow.Node.Input(1) is not null))
        {
            flow.FixAll(FixedReason.NotConstant);
            return;
        }

        bool keep = flow.Node.Attribute("keepdims")?.Int is not 0;
        bool all = axes is null or [] && flow.Node.Attribute("noop_with_empty_axes")?.Int is null or 0;
        var reduced = (axes ?? []).Select(a => (int)(a < 0 ? a + maps.Length : a)).ToHashSet();
        var given = new List<int[]?>();
        for (int i = 0; i < maps.Length; i++)
        {
            bool isReduced = reduced.Contains(i) || (all && reduced.Count == 0);
            if (isReduced)
            {
                flow.Fix(maps[i], FixedReason.ComputedOver);
            }

            if (!isReduced || keep)
            {
                given.Add(isReduced ? null : maps[i]);
            }
        }

        flow.Give(0, [.. given]);
    }
}
