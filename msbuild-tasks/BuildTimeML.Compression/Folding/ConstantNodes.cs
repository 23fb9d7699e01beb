using System.Collections.Frozen;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Folding;

/// <summary>The nodes of a model whose outputs are the same in every run.</summary>
internal static class ConstantNodes
{
    // Folded, weights that the engine computes with in 8 bits would be float32 again.
    private static readonly FrozenSet<string> Quantizing = FrozenSet.ToFrozenSet(["QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear"]);

    // What is larger the engine may fold when it loads the model; here its bytes would have to be copied.
    private const long LargestOperand = 1 << 25;

    /// <summary>In topological order.</summary>
    public static IReadOnlyList<Node> Find(RewriteContext context, Action<Node, DeclineReason> decline)
    {
        var found = new List<Node>();
        var constants = new HashSet<Value>();
        foreach (Node node in context.Model.Graph.AllNodes())
        {
            if (node.OpType == "Constant" || !node.Inputs.All(i => i is null || constants.Contains(i) || context.Constant(i) is not null))
            {
                continue;
            }

            if (Decline(node, context) is { } reason)
            {
                decline(node, reason);
                continue;
            }

            found.Add(node);
            constants.UnionWith(node.Outputs.OfType<Value>());
        }

        return found;
    }

    private static DeclineReason? Decline(Node node, RewriteContext context) =>
        !Determinism.IsDeterministic(node) ? DeclineReason.NotDeterministic
        : Quantizing.Contains(node.OpType) ? DeclineReason.Quantized
        : node.Outputs.Any(o => o is not null && context.IsOutput(o)) ? DeclineReason.IsGraphOutput
        : node.Inputs.Any(i => i?.Initializer?.ByteSize > LargestOperand) ? DeclineReason.LargeConstant
        : !ResultSize.IsBounded(node, context) ? DeclineReason.WouldGrow
        : null;
}
