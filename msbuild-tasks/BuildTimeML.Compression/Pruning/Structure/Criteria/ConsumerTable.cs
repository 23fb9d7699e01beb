using BuildTimeML.Compression.Pruning.Repair;

namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>A layer that uses channels of a group, with what it sees.</summary>
/// <param name="Weights">Its weights.</param>
/// <param name="Inputs">The covariance of its inputs.</param>
/// <param name="Blocks">For each unit of the group the elements of the layer's vectors that go with it.</param>
internal sealed record Consumer(LayerWeights Weights, CrossGram Inputs, int[][] Blocks);

/// <summary>Finds the layers that use channels.</summary>
internal static class ConsumerTable
{
    /// <returns>Those of which it is known what they see.</returns>
    public static IReadOnlyList<Consumer> Of(ChannelGroup group, CriterionContext context)
    {
        var consumers = new List<Consumer>();
        foreach (WeightBinding binding in group.Bindings.Where(b => b.Role == WeightRole.Consumer))
        {
            if (context.Statistics.TryGetValue(binding.Node.Outputs[0]!.Name, out CrossGram? gram))
            {
                int taps = gram.Rows / binding.Map.Length;
                int[][] blocks = [.. context.Indices(group, binding.Map).Select(indices => indices.SelectMany(i => Enumerable.Range(i * taps, taps)).ToArray())];
                consumers.Add(new Consumer(LayerWeights.Of(binding.Node), gram, blocks));
            }
        }

        return consumers;
    }
}
