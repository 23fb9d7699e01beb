using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.LowRank;

/// <summary>Makes two thinner layers of one where that saves multiply-adds.</summary>
/// <param name="model">Is changed.</param>
/// <param name="statistics">What its layers see, by the names of their outputs; empty where nobody knows.</param>
internal sealed class LowRankRewrite(Model model, IReadOnlyDictionary<string, CrossGram> statistics)
{
    /// <summary>The engine computes with so many channels at once: ranks are multiples of it.</summary>
    public const int Multiple = 8;

    private readonly RewriteContext _context = new(model);

    /// <summary>Why a layer stays whatever its rank; null where it need not.</summary>
    public static DeclineReason? WhyNot(MixingLayer layer) =>
        layer.Groups > 1 ? DeclineReason.OtherAttributes
        : layer.Node.OpType is not ("Conv" or "Gemm" or "MatMul") || layer.Node.Inputs[1]!.Initializer!.ElementType != ElementType.Float32 ? DeclineReason.OtherElementType
        : layer.Node.Inputs[1]!.Uses.Count > 1 ? DeclineReason.UsedElsewhere
        : layer.Node.Attribute("alpha")?.Float is not (null or 1) || layer.Node.Attribute("transA")?.Int is not (null or 0) ? DeclineReason.OtherAttributes
        : null;

    /// <summary>The rank with which a layer takes a share of its multiply-adds: r (K + O) in the place of K O.</summary>
    public static int RankFor(Node layer, double share)
    {
        LayerWeights weights = LayerWeights.Of(layer);
        return (int)(share * weights.Outputs * weights.Length / (weights.Outputs + weights.Length)) / Multiple * Multiple;
    }

    /// <param name="layer">One that may be rewritten.</param>
    /// <param name="rank">At least 1.</param>
    public LowRankFactors Replace(Node layer, int rank)
    {
        (LayerWeights weights, CrossGram? inputs) = Seen(layer);
        LowRankFactors factors = LowRankFactors.Of(weights, inputs, rank);
        Replace(layer, factors);
        return factors;
    }

    private void Replace(Node layer, LowRankFactors factors) => LowRankLayer.Replace(layer, factors, statistics.GetValueOrDefault(layer.Outputs[0]!.Name)?.LeftMean, _context);

    // Without a bias to put right the mean counts as what is seen.
    private (LayerWeights Weights, CrossGram? Inputs) Seen(Node layer)
    {
        LayerWeights weights = LayerWeights.Of(layer);
        CrossGram? inputs = statistics.GetValueOrDefault(layer.Outputs[0]!.Name);
        return (weights, inputs is null || LayerBias.Of(layer, weights.Outputs) is not null ? inputs : inputs.WithMeans());
    }
}
