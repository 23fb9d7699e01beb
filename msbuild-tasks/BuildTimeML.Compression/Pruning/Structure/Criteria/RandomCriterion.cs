namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>Chance.</summary>
/// <param name="context">Has the seed.</param>
internal sealed class RandomCriterion(CriterionContext context) : IChannelCriterion
{
    public RemovalOrder Rank(ChannelGroup group)
    {
        // Each group draws from the place of its first unit on, whatever groups come before it.
        var random = new Random(context.Seed + group.Units[0]);
        return RemovalOrder.ByImportance(group, [.. group.Units.Select(_ => random.NextDouble())]);
    }
}
