using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>A multiplication or division by a number per channel goes into the weights of the layer before it.</summary>
internal sealed class ScaleIntoLayerRule : IRewriteRule
{
    public string Name => "ScaleIntoLayer";

    public IReadOnlyList<string> Operators { get; } = ["Mul", "Div"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        int layerInput = LinearLayer.IsOne(node.Inputs[0]?.Producer) ? 0 : 1;
        if (node.Inputs[layerInput]?.Producer is not { } producer || !LinearLayer.IsOne(producer) || (layerInput == 1 && node.OpType == "Div"))
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

        double[] scale = node.OpType == "Div" ? Array.ConvertAll(numbers, n => 1 / n) : numbers;
        return Array.TrueForAll(scale, double.IsFinite) ? Verdict.To(() => layer.Absorb(node, scale, shift: null, context)) : DeclineReason.NotFinite;
    }
}
