using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.Criteria;

/// <summary>The square of the sum of weight times gradient over what makes a channel.</summary>
/// <param name="context">Has the gradients.</param>
internal sealed class TaylorCriterion(CriterionContext context) : IChannelCriterion
{
    private readonly IReadOnlyDictionary<Value, double[]> _gradients =
        (context.Gradients ?? throw new ArgumentException("Taylor needs gradients.", nameof(context)))(context.Graph.Model, [.. context.Graph.Groups.SelectMany(Weights).Distinct()]);

    public RemovalOrder Rank(ChannelGroup group)
    {
        double[] importance = new double[group.Units.Count];
        foreach (WeightBinding binding in group.Bindings.Where(b => b.Role == WeightRole.Source))
        {
            Value weight = binding.Node.Inputs[binding.Input]!;
            double[] gradients = _gradients[weight];
            double[] sums = AxisSums.Of(weight.Initializer!, binding.Axis, (i, e) => e * gradients[i]);
            foreach ((int unit, int[] indices) in context.Indices(group, binding.Map).Index())
            {
                double change = indices.Sum(i => sums[i]);
                importance[unit] += change * change;
            }
        }

        return RemovalOrder.ByImportance(group, importance);
    }

    private static IEnumerable<Value> Weights(ChannelGroup group) => group.Bindings.Where(b => b.Role == WeightRole.Source).Select(b => b.Node.Inputs[b.Input]!);
}
