namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>
/// Takes out one unit after the other, each time the one that the layers that use the group can make good best by least squares over all that stays:
/// the structured form of the optimal brain surgeon (Hassibi, Stork, Wolff, 1993; Kurtic, Frantar, Alistarh, "ZipLM", 2023).
/// </summary>
/// <param name="context">Has the statistics.</param>
internal sealed class LeastSquaresCriterion(CriterionContext context) : IChannelCriterion
{
    public RemovalOrder Rank(ChannelGroup group)
    {
        Elimination[] eliminations = [.. ConsumerTable.Of(group, context).Select(c => new Elimination(c))];
        if (eliminations.Length == 0)
        {
            return new MagnitudeCriterion(context, e => e * e).Rank(group);
        }

        var left = Enumerable.Range(0, group.Units.Count).ToList();
        var order = new List<int>();
        double[] damage = new double[left.Count + 1];
        while (left.Count > 0)
        {
            double[] costs = new double[left.Count];
            Parallel.For(0, left.Count, i => costs[i] = eliminations.Sum(e => e.Cost(left[i])));
            int best = Array.IndexOf(costs, costs.Min());
            damage[order.Count + 1] = damage[order.Count] + Math.Max(0, costs[best]);
            Array.ForEach(eliminations, e => e.Remove(left[best]));
            order.Add(group.Units[left[best]]);
            left.RemoveAt(best);
        }

        return new RemovalOrder(group, [.. order], damage);
    }
}
