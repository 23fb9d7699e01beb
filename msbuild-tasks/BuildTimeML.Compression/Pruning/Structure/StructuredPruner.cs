using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning.LowRank;
using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure.Allocation;
using BuildTimeML.Compression.Pruning.Structure.Criteria;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Removes channels, heads and blocks from a model, so that it is smaller in every sense: what is left computes less.</summary>
internal static class StructuredPruner
{
    private const int SensitivitySamples = 24;

    /// <param name="model">A simplified model; is changed.</param>
    /// <param name="options">How much goes, and how.</param>
    /// <param name="samples">What criteria, sensitivity and repair look at; without them only weights count, and nothing is repaired.</param>
    /// <param name="gradients">For Taylor's criterion.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="BuildErrorException">The samples do not fit the model, or give numbers that are not finite.</exception>
    /// <exception cref="ArgumentException">The options ask for samples or gradients, and there are none.</exception>
    public static StructuredPruningReport Prune(
        Model model, StructuredPruningOptions options, ISamples? samples, WeightGradients? gradients = null, CancellationToken cancellation = default)
    {
        using Model original = new PruningTrial(model).Copy();
        long before = MultiplyAdds.Of(model);
        IReadOnlyList<string> blocks = options.Layers > 0 ? BlockPruning.Prune(model, options.Layers, new OutputMeter(original, Needed(samples), SensitivitySamples), cancellation) : [];
        if (options.Energy is { } energy)
        {
            MixingLayer[] layers = [.. DependencyGraph.Of(model).Layers];
            new LowRankRewrite(model, LayerStatistics.Of(model, layers, Needed(samples), cancellation)).ReplaceAll(layers, energy);
            PassRunner.Run(model, [new DeadCodePass()], new PassLog(), cancellation);
        }

        DependencyGraph graph = DependencyGraph.Of(model);
        var statistics = new Lazy<IReadOnlyDictionary<string, CrossGram>>(() => LayerStatistics.Of(model, graph.Layers, Needed(samples), cancellation));
        Removal removal = graph.Remove(Choose(original, graph, options, samples, statistics, gradients, cancellation));
        LayerPlan[] plans = [.. graph.Layers.Select(l => LayerPlan.Of(l, removal))];
        PrunedGroup[] groups = [.. graph.Groups.Select(g => new PrunedGroup(g.Name, g.Kind, g.Width, g.Width - g.Units.Count(removal.IsRemoved)))];

        // The statistics are of the model as it is, so that they have to be there before it changes.
        IReadOnlyDictionary<string, CrossGram>? seen = options.Repair == RepairMethod.Symmetric ? statistics.Value : null;
        graph.Apply(removal);
        var repair = new ReconstructionRepair(original, model, plans, cancellation) { Damping = options.Damping };
        if (seen is not null)
        {
            repair.RunSymmetric(seen);
        }
        else if (options.Repair == RepairMethod.Asymmetric)
        {
            repair.RunAsymmetric(Needed(samples));
        }

        PassRunner.Run(model, [new DeadCodePass()], new PassLog(), cancellation);
        return new StructuredPruningReport(groups, blocks, graph.Fixed, before, MultiplyAdds.Of(model));
    }

    private static IReadOnlyList<int> Choose(
        Model original, DependencyGraph graph, StructuredPruningOptions options, ISamples? samples, Lazy<IReadOnlyDictionary<string, CrossGram>> statistics, WeightGradients? gradients, CancellationToken cancellation)
    {
        ChannelGroup[] groups = [.. graph.Groups.Where(g => ShareOf(g, options) > 0)];
        if (groups.Length == 0)
        {
            return [];
        }

        var context = new CriterionContext(graph, CriterionTable.NeedsStatistics(options.Criterion) ? statistics.Value : new Dictionary<string, CrossGram>(), gradients, options.Seed);
        IChannelCriterion criterion = CriterionTable.Make(options.Criterion, context);
        RemovalOrder[] orders = [.. groups.Select(criterion.Rank)];
        if (options.Target is not { } target)
        {
            return [.. orders.SelectMany(o => o.Units.Take(ChannelLevels.Nearest(ChannelLevels.Of(o.Group, options.Multiple), ShareOf(o.Group, options) * o.Group.Width)))];
        }

        var trial = new PruningTrial(graph.Model);
        var meter = new OutputMeter(graph.Model, Needed(samples), SensitivitySamples);
        var scan = new SensitivityScan(trial, meter, options.Repair == RepairMethod.None ? null : statistics.Value, cancellation);
        GroupChoice[] choices = [.. orders.Select(o => scan.Measure(o, options.Multiple))];
        return new TargetSearch(graph, choices, trial, original).Find(target, Needed(samples), cancellation);
    }

    private static ISamples Needed(ISamples? samples) => samples ?? throw new ArgumentException("The options ask for samples, and there are none.", nameof(samples));

    private static double ShareOf(ChannelGroup group, StructuredPruningOptions options) => group.Kind switch
    {
        GroupKind.Normalized => options.ResidualWidth,
        _ when options.Target is not null => 1,
        GroupKind.Heads => options.Heads,
        _ => options.Channels,
    };
}
