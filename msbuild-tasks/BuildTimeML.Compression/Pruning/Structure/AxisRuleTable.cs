using System.Collections.Frozen;
using BuildTimeML.Compression.Pruning.Structure.AxisRules;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>How positions along axes go through operators of the default domain. What has no rule fixes what reaches it.</summary>
internal static class AxisRuleTable
{
    private static readonly FrozenDictionary<string, Action<AxisFlow>> Rules = new Dictionary<string, Action<AxisFlow>>(
        ElementwiseRule.Operators.Select(o => KeyValuePair.Create<string, Action<AxisFlow>>(o, ElementwiseRule.Follow)))
    {
        // Layers.
        ["Conv"] = ConvRule.Follow,
        ["ConvTranspose"] = ConvRule.FollowTransposed,
        ["Gemm"] = GemmRule.Follow,
        ["MatMul"] = MatMulRule.Follow,
        ["Gather"] = GatherRule.Follow,

        // Channel by channel.
        ["BatchNormalization"] = NormalizationRules.Batch,
        ["InstanceNormalization"] = NormalizationRules.Instance,
        ["LayerNormalization"] = NormalizationRules.Layer,
        ["MaxPool"] = PoolingRule.Follow,
        ["AveragePool"] = PoolingRule.Follow,
        ["LpPool"] = PoolingRule.Follow,
        ["GlobalAveragePool"] = PoolingRule.Follow,
        ["GlobalMaxPool"] = PoolingRule.Follow,
        ["Pad"] = PadRule.Follow,
        ["Resize"] = ResizeRule.Follow,
        ["Upsample"] = ResizeRule.Follow,

        // Along axes.
        ["Softmax"] = AlongAxisRule.Follow,
        ["LogSoftmax"] = AlongAxisRule.Follow,
        ["ReduceMean"] = ReductionRule.Follow,
        ["ReduceSum"] = ReductionRule.Follow,
        ["ReduceMax"] = ReductionRule.Follow,
        ["ReduceMin"] = ReductionRule.Follow,
        ["ReduceL2"] = ReductionRule.Follow,

        // Moving.
        ["Concat"] = ConcatRule.Follow,
        ["Split"] = SplitRule.Follow,
        ["Slice"] = SliceRule.Follow,
        ["Reshape"] = ReshapeRule.Follow,
        ["Flatten"] = ReshapeRule.FollowFlatten,
        ["Transpose"] = TransposeRule.Follow,
        ["Squeeze"] = ReshapeRule.FollowSqueeze,
        ["Unsqueeze"] = ReshapeRule.FollowSqueeze,
        ["Expand"] = ExpandRule.Follow,
        ["Shape"] = ShapeRule.Follow,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The operators that are followed.</summary>
    public static IEnumerable<string> Operators => Rules.Keys.Order(StringComparer.Ordinal);

    /// <summary>Null where there is none.</summary>
    public static Action<AxisFlow>? Find(string domain, string opType) => domain.Length == 0 ? Rules.GetValueOrDefault(opType) : null;
}
