using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Pruning.Structure.Averages;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Pruning.Structure.Allocation;

/// <summary>Finds what has to be done so that a model costs little enough.</summary>
/// <param name="graph">Its dependencies.</param>
/// <param name="choices">What may be done.</param>
/// <param name="sites">The means of the model that can move.</param>
/// <param name="moved">Those that move in any case.</param>
/// <param name="trial">Makes copies.</param>
/// <param name="original">What shares are of: the model before anything was taken from it.</param>
internal sealed class TargetSearch(DependencyGraph graph, IReadOnlyList<Choice> choices, IReadOnlyList<AverageSite> sites, int[] moved, PruningTrial trial, Model original)
{
    // The share of multiply-adds is found to 1/64.
    private const int LatencySteps = 6;

    /// <param name="target">What is to be reached.</param>
    /// <param name="samples">One of them is what is timed.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What has to be done; all that can be where the target is out of reach.</returns>
    public PruningPlan Find(PruneTarget target, ISamples samples, CancellationToken cancellation) => target.Kind switch
    {
        PruneTargetKind.MultiplyAdds => WithinMultiplyAdds(target.Share),
        PruneTargetKind.Size => Find(plan => graph.Bytes(graph.Remove(plan.Units)), target.Share * original.Graph.Initializers.Sum(i => (double)i.Initializer!.ByteSize)),
        PruneTargetKind.Latency => Latency(target.Share, samples, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(target), target.Kind, null),
    };

    private PruningPlan WithinMultiplyAdds(double share) => Find(Cost, share * MultiplyAdds.Of(original));

    private PruningPlan Find(Func<PruningPlan, double> cost, double limit) => PlanOf(GreedyAllocation.Find(choices, levels => cost(PlanOf(levels)), limit));

    private PruningPlan PlanOf(int[] levels) => new(
        [.. choices.Select((c, i) => (Choice: c as ChannelChoice, Level: levels[i])).SelectMany(c => c.Choice?.Units(c.Level) ?? [])],
        [.. moved, .. choices.Zip(levels).Where(c => c.First is AverageChoice && c.Second > 0).Select(c => ((AverageChoice)c.First).FirstIndex + c.Second - 1)]);

    // Layers behind a mean work on one position.
    private double Cost(PruningPlan plan)
    {
        Removal removal = graph.Remove(plan.Units);
        var positions = plan.Averages.SelectMany(index => sites[index].Layers.Select(l => (l, sites[index].Positions))).ToDictionary();
        return graph.Costs.Sum(c => c.After(removal) / positions.GetValueOrDefault(c.Node, 1));
    }

    // Time follows multiply-adds, but not in proportion: of how many the model has to be relieved is found by measuring.
    private PruningPlan Latency(double ratio, ISamples samples, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("buildtimeml-");
        try
        {
            string before = Path.Combine(folder.FullName, "before.onnx");
            string after = Path.Combine(folder.FullName, "after.onnx");
            Write(original, before);
            var meter = new LatencyMeter(before, () => samples.Read(0));
            (double low, double high) = (0, 1);
            PruningPlan found = WithinMultiplyAdds(low);
            for (int step = 0; step < LatencySteps; step++)
            {
                cancellation.ThrowIfCancellationRequested();
                double share = (low + high) / 2;
                PruningPlan plan = WithinMultiplyAdds(share);
                using (Model changed = trial.After(plan, statistics: null))
                {
                    Write(changed, after);
                }

                if (meter.Ratio(after, cancellation).Value <= ratio)
                {
                    (low, found) = (share, plan);
                }
                else
                {
                    high = share;
                }
            }

            return found;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(Model model, string path) => ModelWriter.WriteFile(model, path, ExternalData.WhenTooLarge, flushToDisk: false);
}
