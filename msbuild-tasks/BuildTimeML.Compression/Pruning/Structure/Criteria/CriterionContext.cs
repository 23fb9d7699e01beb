using BuildTimeML.Compression.Pruning.Repair;

namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>What criteria may use.</summary>
/// <param name="Graph">The dependencies of the model.</param>
/// <param name="Statistics">What its layers see, by the names of their outputs; empty without samples.</param>
/// <param name="Gradients">The gradients of a loss by constants, as many numbers as those have; null where none can be had.</param>
/// <param name="Seed">Of chance.</param>
internal sealed record CriterionContext(DependencyGraph Graph, IReadOnlyDictionary<string, CrossGram> Statistics, WeightGradients? Gradients, int Seed)
{
    /// <summary>For each unit of a group the indices along an axis that go with it.</summary>
    public int[][] Indices(ChannelGroup group, int[] map)
    {
        var numbers = group.Units.Index().ToDictionary(u => u.Item, u => u.Index);
        var indices = group.Units.Select(_ => new List<int>()).ToArray();
        for (int i = 0; i < map.Length; i++)
        {
            if (numbers.TryGetValue(Graph.UnitOf(map[i]), out int unit))
            {
                indices[unit].Add(i);
            }
        }

        return [.. indices.Select(i => i.ToArray())];
    }
}
