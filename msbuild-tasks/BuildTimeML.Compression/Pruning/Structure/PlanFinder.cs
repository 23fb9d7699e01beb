using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure.Allocation;
using BuildTimeML.Compression.Pruning.Structure.Averages;
using BuildTimeML.Compression.Pruning.Structure.Criteria;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Chooses what is done to a model, by shares or for a target.</summary>
/// <param name="original">The model before anything was taken from it.</param>
/// <param name="graph">The dependencies of the model as it is now.</param>
/// <param name="options">How much goes.</param>
/// <param name="samples">What criteria and sensitivity look at; null for none.</param>
/// <param name="statistics">What the layers see in them.</param>
/// <param name="gradients">For Taylor's criterion.</param>
/// <param name="cancellation">Ends the work.</param>
internal sealed class PlanFinder(
    Model original, DependencyGraph graph, StructuredPruningOptions options, ISamples? samples, Lazy<IReadOnlyDictionary<string, CrossGram>> statistics, WeightGradients? gradients, CancellationToken cancellation)
{
    /// <summary>So many tell what a choice does to the outputs.</summary>
    public const int SensitivitySamples = 24;

    private readonly AverageSite[] _sites = [.. AverageSites.Find(graph.Model)];

    /// <exception cref="BuildErrorException">The samples do not fit the model, or give numbers that are not finite.</exception>
    /// <exception cref="ArgumentException">The options ask for samples or gradients, and there are none.</exception>
    public PruningPlan Find()
    {
        RemovalOrder[] orders = Orders();
        if (options.Target is { } target)
        {
            ISamples seen = StructuredPruner.Needed(samples);
            var trial = new PruningTrial(graph.Model);
            return new TargetSearch(graph, Choices(orders, trial, seen), _sites, FirstSites(), trial, original).Find(target, seen, cancellation);
        }

        return new PruningPlan(
            [.. orders.SelectMany(o => o.Units.Take(ChannelLevels.Nearest(ChannelLevels.Of(o.Group, options.Multiple), ShareOf(o.Group) * o.Group.Width)))],
            FirstSites());
    }

    private RemovalOrder[] Orders()
    {
        ChannelGroup[] groups = [.. graph.Groups.Where(g => ShareOf(g) > 0)];
        if (groups.Length == 0)
        {
            return [];
        }

        var context = new CriterionContext(graph, CriterionTable.NeedsStatistics(options.Criterion) ? statistics.Value : new Dictionary<string, CrossGram>(), gradients, options.Seed);
        IChannelCriterion criterion = CriterionTable.Make(options.Criterion, context);
        return [.. groups.Select(criterion.Rank)];
    }

    private Choice[] Choices(RemovalOrder[] orders, PruningTrial trial, ISamples seen)
    {
        var meter = new OutputMeter(graph.Model, seen, SensitivitySamples);
        var scan = new SensitivityScan(trial, meter, options.Repair == RepairMethod.None ? null : statistics.Value, cancellation);
        AverageSite[] free = options.AverageFirst is null ? _sites : [];
        return [.. orders.Select(o => scan.Measure(o, options.Multiple)), .. free.GroupBy(s => s.Mean).Select(g => scan.Measure([.. g], Array.IndexOf(_sites, g.First())))];
    }

    // Those that move in any case, each with one layer behind it.
    private int[] FirstSites() => options.AverageFirst is true ? [.. _sites.GroupBy(s => s.Mean).Select(g => Array.IndexOf(_sites, g.First()))] : [];

    private double ShareOf(ChannelGroup group) => group.Kind switch
    {
        GroupKind.Normalized => options.ResidualWidth,
        _ when options.Target is not null => 1,
        GroupKind.Heads => options.Heads,
        _ => options.Channels,
    };
}
