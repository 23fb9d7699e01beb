using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Benchmarks.Prune;

/// <summary>SqueezeNet with 30 % fewer multiply-adds: how often its answer is that of the original.</summary>
internal static class ImageFigures
{
    private const double Share = 0.7;

    private static readonly StructuredPruningOptions Options = new() { Target = new PruneTarget(PruneTargetKind.MultiplyAdds, Share) };

    // The mean stays behind the last layer, so that all has to come out of channels: what repair is worth is told of them.
    private static readonly StructuredPruningOptions Channels = Options with { AverageFirst = false };

    public static void Add(Report report)
    {
        PruneTask task = PruneTasks.SqueezeNet();
        using Model original = task.Read();
        int[] expected = task.Answers(original);
        double plain = Agreement(task, expected, Channels with { Criterion = PruneCriterion.L1, Repair = RepairMethod.None });
        double channels = Agreement(task, expected, Channels);
        report.Add(new Figure("prune.squeezenet.plain", Measurement.Exactly(plain, expected.Length), "%", Mark.None));
        report.Add(new Figure("prune.squeezenet.channels", Measurement.Exactly(channels, expected.Length), "%", Mark.None));
        report.Add(new Figure("prune.squeezenet.repair", Measurement.Exactly(channels / plain, expected.Length), "x", Mark.AtLeast(2)));
        (Model model, StructuredPruningReport pruned) = task.Prune(Options);
        using (model)
        {
            report.Add(new Figure("prune.squeezenet.multiplyadds", Measurement.Exactly((double)pruned.MultiplyAddsAfter / pruned.MultiplyAddsBefore), "x", Mark.AtMost(Share)));
            report.Add(new Figure("prune.squeezenet.repaired", Measurement.Exactly(PruneTask.Share(expected, task.Answers(model)), expected.Length), "%", Mark.None));
            task.Distil(model, new TrainingOptions { Epochs = 3, LearningRate = 1e-5, BatchSize = 10, HoldBack = 0.05, Patience = 0, Temperature = 1 });
            report.Add(new Figure("prune.squeezenet.distilled", Measurement.Exactly(PruneTask.Share(expected, task.Answers(model)), expected.Length), "%", Mark.AtLeast(80)));
        }
    }

    private static double Agreement(PruneTask task, int[] expected, StructuredPruningOptions options)
    {
        (Model model, _) = task.Prune(options);
        using (model)
        {
            return PruneTask.Share(expected, task.Answers(model));
        }
    }
}
