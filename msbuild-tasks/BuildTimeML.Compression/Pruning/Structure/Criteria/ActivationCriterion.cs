using BuildTimeML.Compression.Pruning.Repair;

namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>Channels matter by what the layers that use them make of them: the squares of the weights, times the mean square of what they see.</summary>
/// <param name="context">Has the statistics.</param>
internal sealed class ActivationCriterion(CriterionContext context) : IChannelCriterion
{
    public RemovalOrder Rank(ChannelGroup group)
    {
        double[] importance = new double[group.Units.Count];
        foreach (Consumer consumer in ConsumerTable.Of(group, context))
        {
            double[] energy = [.. Enumerable.Range(0, consumer.Weights.Length).Select(k => Energy(consumer, k))];
            double total = energy.Sum();
            for (int u = 0; u < importance.Length && total > 0; u++)
            {
                importance[u] += consumer.Blocks[u].Sum(k => energy[k]) / total;
            }
        }

        return RemovalOrder.ByImportance(group, importance);
    }

    private static double Energy(Consumer consumer, int k)
    {
        double squares = 0;
        for (int o = 0; o < consumer.Weights.Outputs; o++)
        {
            double weight = consumer.Weights.Elements[(o * consumer.Weights.Length) + k];
            squares += weight * weight;
        }

        CrossGram inputs = consumer.Inputs;
        return squares * (inputs.Covariance[(k * inputs.Columns) + k] + (inputs.LeftMean[k] * inputs.LeftMean[k]));
    }
}
