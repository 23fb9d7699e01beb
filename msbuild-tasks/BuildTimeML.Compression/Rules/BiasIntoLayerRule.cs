using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Adding or subtracting a number per channel goes into the bias of the layer before it; a MatMul of rank 2 becomes a Gemm.</summary>
internal sealed class BiasIntoLayerRule : IRewriteRule
{
    public string Name => "BiasIntoLayer";

    public IReadOnlyList<string> Operators { get; } = ["Add", "Sub"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        int layerInput = LinearLayer.IsOne(node.Inputs[0]?.Producer) ? 0 : 1;
        if (node.Inputs[layerInput]?.Producer is not { } producer || !LinearLayer.IsOne(producer) || (layerInput == 1 && node.OpType == "Sub"))
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

        if (PerChannel.Of(constant, layer!.Channels, layer.Rank) is not { } numbers)
        {
            return DeclineReason.NotPerChannel;
        }

        double[] shift = node.OpType == "Sub" ? Array.ConvertAll(numbers, n => -n) : numbers;
        return Verdict.To(() => layer.Absorb(node, scale: null, shift, context));
    }
}
