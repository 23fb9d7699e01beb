using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Pruning.Structure.Allocation;

/// <summary>Finds what has to go so that a model costs little enough.</summary>
/// <param name="graph">Its dependencies.</param>
/// <param name="choices">What may go.</param>
/// <param name="trial">Makes copies.</param>
/// <param name="original">What shares are of: the model before anything was taken from it.</param>
internal sealed class TargetSearch(DependencyGraph graph, IReadOnlyList<GroupChoice> choices, PruningTrial trial, Model original)
{
    // The share of multiply-adds is found to 1/64.
    private const int LatencySteps = 6;

    /// <param name="target">What is to be reached.</param>
    /// <param name="samples">One of them is what is timed.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The units that go.</returns>
    public IReadOnlyList<int> Find(PruneTarget target, ISamples samples, CancellationToken cancellation) => target.Kind switch
    {
        PruneTargetKind.MultiplyAdds => WithinMultiplyAdds(target.Share),
        PruneTargetKind.Size => GreedyAllocation.Find(choices, units => graph.Bytes(graph.Remove(units)), target.Share * original.Graph.Initializers.Sum(i => (double)i.Initializer!.ByteSize)),
        PruneTargetKind.Latency => Latency(target.Share, samples, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(target), target.Kind, null),
    };

    private IReadOnlyList<int> WithinMultiplyAdds(double share) => GreedyAllocation.Find(choices, units => graph.MultiplyAdds(graph.Remove(units)), share * MultiplyAdds.Of(original));

    // Time follows multiply-adds, but not in proportion: of how many the model has to be relieved is found by measuring.
    private IReadOnlyList<int> Latency(double ratio, ISamples samples, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("buildtimeml-");
        try
        {
            string before = Path.Combine(folder.FullName, "before.onnx");
            string after = Path.Combine(folder.FullName, "after.onnx");
            Write(original, before);
            var meter = new LatencyMeter(before, () => samples.Read(0));
            (double low, double high) = (0, 1);
            IReadOnlyList<int> found = WithinMultiplyAdds(low);
            for (int step = 0; step < LatencySteps; step++)
            {
                cancellation.ThrowIfCancellationRequested();
                double share = (low + high) / 2;
                IReadOnlyList<int> units = WithinMultiplyAdds(share);
                using (Model without = trial.Without(units, statistics: null))
                {
                    Write(without, after);
                }

                if (meter.Ratio(after, cancellation).Value <= ratio)
                {
                    (low, found) = (share, units);
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
