using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure.Allocation;
using BuildTimeML.Compression.Pruning.Structure.Averages;
using BuildTimeML.Compression.Pruning.Structure.Criteria;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Removes channels, heads and blocks from a model, and moves means, so that what is left computes less.</summary>
internal static class StructuredPruner
{
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
        IReadOnlyList<string> blocks = options.Layers > 0 ? BlockPruning.Prune(model, options.Layers, new OutputMeter(original, Needed(samples), PlanFinder.SensitivitySamples), cancellation) : [];
        DependencyGraph graph = DependencyGraph.Of(model);
        var statistics = new Lazy<IReadOnlyDictionary<string, CrossGram>>(() => LayerStatistics.Of(model, graph.Layers, Needed(samples), cancellation));
        PruningPlan plan = new PlanFinder(original, graph, options, samples, statistics, gradients, cancellation).Find();
        Removal removal = graph.Remove(plan.Units);
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

        IReadOnlyList<string> averages = MoveAverages.Run(model, plan.Averages);
        PassRunner.Run(model, [new DeadCodePass()], new PassLog(), cancellation);
        return new StructuredPruningReport(groups, blocks, averages, graph.Fixed, repair.Partly, before, MultiplyAdds.Of(model));
    }

    /// <exception cref="ArgumentException">There are none.</exception>
    internal static ISamples Needed(ISamples? samples) => samples ?? throw new ArgumentException("The options ask for samples, and there are none.", nameof(samples));
}
