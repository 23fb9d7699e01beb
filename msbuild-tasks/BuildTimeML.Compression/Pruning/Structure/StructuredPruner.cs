using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Infrastructure;
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
        var trial = new PruningTrial(model);
        using Model original = trial.Copy();
        DependencyGraph graph = DependencyGraph.Of(model);
        ChannelGroup[] groups = [.. graph.Groups.Where(g => ShareOf(g, options) > 0)];
        bool look = samples is not null && (CriterionTable.NeedsSamples(options.Criterion) || options.Repair == RepairMethod.Symmetric || options.Target is not null);
        IReadOnlyDictionary<string, CrossGram> statistics = look ? LayerStatistics.Of(original, graph.Layers, samples!, cancellation) : new Dictionary<string, CrossGram>();
        IChannelCriterion criterion = CriterionTable.Make(options.Criterion, new CriterionContext(graph, statistics, gradients, options.Seed));
        RemovalOrder[] orders = [.. groups.Select(criterion.Rank)];
        IReadOnlyList<int> units = options.Target is { } target
            ? Allocate(target, options, graph, orders, trial, original, samples, statistics, cancellation)
            : [.. orders.SelectMany(o => o.Units.Take(ChannelLevels.Nearest(ChannelLevels.Of(o.Group, options.Multiple), ShareOf(o.Group, options) * o.Group.Width)))];
        Removal removal = graph.Remove(units);
        LayerPlan[] plans = [.. graph.Layers.Select(l => LayerPlan.Of(l, removal))];
        StructuredPruningReport report = Describe(graph, removal, model);
        graph.Apply(removal);
        Repair(options, original, model, plans, samples, statistics, cancellation);
        PassRunner.Run(model, [new DeadCodePass()], new PassLog(), cancellation);
        return report with { MultiplyAddsAfter = MultiplyAdds.Of(model) };
    }

    private static double ShareOf(ChannelGroup group, StructuredPruningOptions options) => group.Kind switch
    {
        GroupKind.Normalized => options.ResidualWidth,
        _ when options.Target is not null => 1,
        GroupKind.Heads => options.Heads,
        _ => options.Channels,
    };

    private static IReadOnlyList<int> Allocate(
        PruneTarget target, StructuredPruningOptions options, DependencyGraph graph, RemovalOrder[] orders, PruningTrial trial, Model original, ISamples? samples, IReadOnlyDictionary<string, CrossGram> statistics, CancellationToken cancellation)
    {
        if (samples is null)
        {
            throw new ArgumentException("A target needs samples.", nameof(samples));
        }

        var meter = new OutputMeter(original, samples, SensitivitySamples);
        var scan = new SensitivityScan(trial, meter, options.Repair == RepairMethod.None ? null : statistics, cancellation);
        GroupChoice[] choices = [.. orders.Select(o => scan.Measure(o, options.Multiple))];
        double Cost(IEnumerable<int> units) => graph.MultiplyAdds(graph.Remove(units));
        return GreedyAllocation.Find(choices, Cost, target.Share * Cost([]));
    }

    private static void Repair(
        StructuredPruningOptions options, Model original, Model model, LayerPlan[] plans, ISamples? samples, IReadOnlyDictionary<string, CrossGram> statistics, CancellationToken cancellation)
    {
        var repair = new ReconstructionRepair(original, model, plans, cancellation) { Damping = options.Damping };
        if (samples is not null && options.Repair == RepairMethod.Symmetric)
        {
            repair.RunSymmetric(statistics);
        }
        else if (samples is not null && options.Repair == RepairMethod.Asymmetric)
        {
            repair.RunAsymmetric(samples);
        }
    }

    private static StructuredPruningReport Describe(DependencyGraph graph, Removal removal, Model model)
    {
        PrunedGroup[] groups = [.. graph.Groups.Select(g => new PrunedGroup(g.Name, g.Kind, g.Width, g.Width - g.Units.Count(removal.IsRemoved)))];
        return new StructuredPruningReport(groups, graph.Fixed, MultiplyAdds.Of(model), 0);
    }
}
