namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>Channels that small weights make matter little. Where several layers make the channels of a group, each counts by its own mean.</summary>
/// <param name="context">What is known.</param>
/// <param name="worth">Of an element.</param>
internal sealed class MagnitudeCriterion(CriterionContext context, Func<float, double> worth) : IChannelCriterion
{
    public RemovalOrder Rank(ChannelGroup group)
    {
        double[] importance = new double[group.Units.Count];
        foreach (WeightBinding binding in group.Bindings.Where(b => b.Role == WeightRole.Source))
        {
            double[] sums = AxisSums.Of(binding.Node.Inputs[binding.Input]!.Initializer!, binding.Axis, (_, e) => worth(e));
            double[] ofUnits = [.. context.Indices(group, binding.Map).Select(indices => indices.Sum(i => sums[i]))];
            double mean = ofUnits.Average();
            for (int u = 0; u < importance.Length && mean > 0; u++)
            {
                importance[u] += ofUnits[u] / mean;
            }
        }

        return RemovalOrder.ByImportance(group, importance);
    }
}
