using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>Channels whose weights lie in the middle of all others can be made up for by those: the sum of the distances is least for them.</summary>
/// <param name="context">What is known.</param>
internal sealed class GeometricMedianCriterion(CriterionContext context) : IChannelCriterion
{
    public RemovalOrder Rank(ChannelGroup group)
    {
        var rows = group.Units.Select(_ => new List<float>()).ToArray();
        foreach (WeightBinding binding in group.Bindings.Where(b => b.Role == WeightRole.Source))
        {
            Tensor tensor = binding.Node.Inputs[binding.Input]!.Initializer!;
            int[]?[] kept = new int[]?[tensor.Rank];
            foreach ((int unit, int[] indices) in context.Indices(group, binding.Map).Index())
            {
                kept[binding.Axis] = indices;
                rows[unit].AddRange(TensorSlice.Take(tensor, kept).Elements<float>());
            }
        }

        float[][] filters = [.. rows.Select(r => r.ToArray())];
        return RemovalOrder.ByImportance(group, [.. filters.Select(f => filters.Sum(other => Distance(f, other)))]);
    }

    private static double Distance(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }
}
