using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.LowRank;

/// <summary>Makes two thinner products of each product and convolution that is wide enough.</summary>
/// <param name="share">Of its multiply-adds that a layer may take afterwards.</param>
/// <param name="context">The samples, by which the factors are chosen where there are some.</param>
internal sealed class LowRankPass(double share, SchemeContext context) : IModelPass
{
    // Products thinner than the engine's vectors take as long as those.
    private const int Multiple = 8;

    public string Name => "LowRank";

    /// <exception cref="BuildErrorException">The samples do not fit the model.</exception>
    public bool Run(Model model, PassLog log)
    {
        MixingLayer[] layers = [.. DependencyGraph.Of(model).Layers.Where(l => l.Groups == 1)];
        IReadOnlyDictionary<string, CrossGram> statistics = context.Samples is { } samples ? LayerStatistics.Of(model, layers, samples, context.Cancellation) : new Dictionary<string, CrossGram>();
        var rewrite = new RewriteContext(model);
        bool modified = false;
        foreach (MixingLayer layer in layers)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (WhyNot(layer.Node) is { } reason)
            {
                log.Decline(Name, layer.Node.ToString(), reason);
                continue;
            }

            CrossGram? inputs = statistics.GetValueOrDefault(layer.Node.Outputs[0]!.Name);
            LayerWeights weights = LayerWeights.Of(layer.Node);
            LowRankFactors factors = LowRankFactors.Of(weights, Usable(layer.Node, inputs, weights), RankOf(layer.Node));
            log.Done(Name, string.Create(CultureInfo.InvariantCulture, $"{layer.Node}: rank {factors.Rank} of {Math.Min(weights.Outputs, weights.Length)} keeps {factors.Energy:P1}"));
            LowRankLayer.Replace(layer.Node, factors, inputs?.LeftMean, rewrite);
            modified = true;
        }

        PassRunner.Run(model, [new DeadCodePass()], new PassLog(), context.Cancellation);
        return modified;
    }

    private DeclineReason? WhyNot(Node node) =>
        node.OpType is not ("Conv" or "Gemm" or "MatMul") || node.Inputs[1]!.Initializer!.ElementType != ElementType.Float32 ? DeclineReason.OtherElementType
        : node.Inputs[1]!.Uses.Count > 1 ? DeclineReason.UsedElsewhere
        : node.Attribute("alpha")?.Float is not (null or 1) || node.Attribute("transA")?.Int is not (null or 0) ? DeclineReason.OtherAttributes
        : RankOf(node) < Multiple ? DeclineReason.TooSmall
        : null;

    // r (K + O) multiply-adds in the place of K O.
    private int RankOf(Node node)
    {
        LayerWeights weights = LayerWeights.Of(node);
        double rank = share * weights.Outputs * weights.Length / (weights.Outputs + weights.Length);
        return (int)rank / Multiple * Multiple;
    }

    // Without a bias to put right the mean counts as what is seen.
    private static CrossGram? Usable(Node node, CrossGram? inputs, LayerWeights weights) =>
        inputs is null || LayerBias.Of(node, weights.Outputs) is not null ? inputs : inputs.WithMeans();
}
