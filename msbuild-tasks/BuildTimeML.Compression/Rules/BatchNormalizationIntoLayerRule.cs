using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>A BatchNormalization goes into the weights of the Conv, ConvTranspose, Gemm or MatMul before it.</summary>
internal sealed class BatchNormalizationIntoLayerRule : IRewriteRule
{
    public string Name => "BatchNormalizationIntoLayer";

    public IReadOnlyList<string> Operators { get; } = ["BatchNormalization"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        if (!LinearLayer.IsOne(node.Inputs[0]!.Producer))
        {
            return null;
        }

        if (node.Attribute("training_mode")?.Int is not (null or 0) || node.Attribute("spatial")?.Int is 0 || node.Outputs.Skip(1).Any(o => o is not null))
        {
            return DeclineReason.Training;
        }

        if (LinearLayer.TryMake(node.Inputs[0]!.Producer!, context, out LinearLayer? layer) is { } reason)
        {
            return reason;
        }

        double[]?[] parameters = [.. Enumerable.Range(1, 4).Select(i => context.Constant(node.Input(i)) is { Rank: 1 } t && t.ElementCount == layer!.Channels ? PerChannel.Of(t, layer.Channels, rank: 2) : null)];
        if (parameters is not [{ } gamma, { } beta, { } mean, { } variance])
        {
            return DeclineReason.NotConstant;
        }

        double epsilon = node.Attribute("epsilon")?.Float ?? 1e-5f;
        double[] scale = [.. gamma.Zip(variance, (g, v) => g / Math.Sqrt(v + epsilon))];
        double[] shift = [.. beta.Select((b, c) => b - (mean[c] * scale[c]))];
        return Array.TrueForAll(scale, double.IsFinite) && Array.TrueForAll(shift, double.IsFinite)
            ? Verdict.To(() => layer!.Absorb(node, scale, shift, context))
            : DeclineReason.NotFinite;
    }
}
