namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>In which order the channels of a group go.</summary>
/// <param name="Group">The group.</param>
/// <param name="Units">Its units, those that go first at the start.</param>
/// <param name="Damage">How much is lost once so many of them are gone, from none on: one more than there are units; never less than before. Comparable within a group only.</param>
internal sealed record RemovalOrder(ChannelGroup Group, int[] Units, double[] Damage)
{
    /// <summary>The least important units first; units that are equally important go in their order.</summary>
    public static RemovalOrder ByImportance(ChannelGroup group, double[] importance)
    {
        int[] order = [.. Enumerable.Range(0, importance.Length).OrderBy(i => importance[i]).ThenBy(i => i)];
        double[] damage = new double[order.Length + 1];
        for (int i = 0; i < order.Length; i++)
        {
            damage[i + 1] = damage[i] + Math.Max(0, importance[order[i]]);
        }

        return new RemovalOrder(group, [.. order.Select(i => group.Units[i])], damage);
    }
}
