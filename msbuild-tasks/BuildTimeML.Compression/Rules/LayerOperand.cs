using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>What Add, Sub, Mul and Div after a layer have in common: the layer is one operand, numbers per channel are the other.</summary>
internal static class LayerOperand
{
    /// <param name="node">The node after the layer.</param>
    /// <param name="ordered">The operator that takes the layer only as its first operand.</param>
    /// <param name="context">What is known of the graph.</param>
    /// <param name="rewrite">Decides, given the layer and the numbers.</param>
    /// <returns>Null where no operand is a layer.</returns>
    public static Verdict? Examine(Node node, string ordered, RewriteContext context, Func<LinearLayer, double[], Verdict> rewrite)
    {
        int layerInput = LinearLayer.IsOne(node.Inputs[0]?.Producer) ? 0 : 1;
        if (node.Inputs[layerInput]?.Producer is not { } producer || !LinearLayer.IsOne(producer) || (layerInput == 1 && node.OpType == ordered))
        {
            return null;
        }

        if (context.Constant(node.Inputs[1 - layerInput]) is not { } constant)
        {
            return DeclineReason.NotConstant;
        }

        if (LinearLayer.TryMake(producer, context, out LinearLayer? layer) is { } reason)
        {
            return reason;
        }

        return PerChannel.Of(constant, layer!.Channels, layer.Rank) is { } numbers ? rewrite(layer, numbers) : DeclineReason.NotPerChannel;
    }
}
