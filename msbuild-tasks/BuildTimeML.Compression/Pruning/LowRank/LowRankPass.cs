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
    public string Name => "LowRank";

    /// <exception cref="BuildErrorException">The samples do not fit the model.</exception>
    public bool Run(Model model, PassLog log)
    {
        MixingLayer[] layers = [.. DependencyGraph.Of(model).Layers.Where(l => l.Groups == 1)];
        IReadOnlyDictionary<string, CrossGram> statistics = context.Samples is { } samples ? LayerStatistics.Of(model, layers, samples, context.Cancellation) : new Dictionary<string, CrossGram>();
        var rewrite = new LowRankRewrite(model, statistics);
        bool modified = false;
        foreach (MixingLayer layer in layers)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (WhyNot(layer) is { } reason)
            {
                log.Decline(Name, layer.Node.ToString(), reason);
                continue;
            }

            string subject = layer.Node.ToString();
            LowRankFactors factors = rewrite.Replace(layer.Node, LowRankRewrite.RankFor(layer.Node, share));
            log.Done(Name, string.Create(CultureInfo.InvariantCulture, $"{subject}: rank {factors.Rank} keeps {factors.Energy:P1}"));
            modified = true;
        }

        PassRunner.Run(model, [new DeadCodePass()], new PassLog(), context.Cancellation);
        return modified;
    }

    private DeclineReason? WhyNot(MixingLayer layer) => LowRankRewrite.WhyNot(layer) ?? (LowRankRewrite.RankFor(layer.Node, share) < LowRankRewrite.Multiple ? DeclineReason.TooSmall : null);
}
