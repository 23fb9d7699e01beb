using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Benchmarks.Prune;

/// <summary>SqueezeNet with 30 % fewer multiply-adds: how often its answer is that of the original.</summary>
internal static class ImageFigures
{
    private const double Share = 0.7;

    private static readonly StructuredPruningOptions Options = new() { Target = new PruneTarget(PruneTargetKind.MultiplyAdds, Share), Energy = 0.98 };

    public static void Add(Report report)
    {
        PruneTask task = PruneTasks.SqueezeNet();
        using Model original = task.Read();
        int[] expected = task.Answers(original);
        double plain = Plain(task, expected);
        (Model model, StructuredPruningReport pruned) = task.Prune(Options);
        using (model)
        {
            double repaired = PruneTask.Share(expected, task.Answers(model));
            report.Add(new Figure("prune.squeezenet.multiplyadds", Measurement.Exactly((double)pruned.MultiplyAddsAfter / pruned.MultiplyAddsBefore), "x", Mark.AtMost(Share)));
            report.Add(new Figure("prune.squeezenet.plain", Measurement.Exactly(plain, expected.Length), "%", Mark.None));
            report.Add(new Figure("prune.squeezenet.repaired", Measurement.Exactly(repaired, expected.Length), "%", Mark.None));
            report.Add(new Figure("prune.squeezenet.repair", Measurement.Exactly(repaired / plain, expected.Length), "x", Mark.AtLeast(2)));
            task.Distil(model, new TrainingOptions { Epochs = 3, LearningRate = 1e-5, BatchSize = 10, HoldBack = 0.05, Patience = 0, Temperature = 1 });
            report.Add(new Figure("prune.squeezenet.distilled", Measurement.Exactly(PruneTask.Share(expected, task.Answers(model)), expected.Length), "%", Mark.AtLeast(80)));
        }
    }

    // The smallest channels of the same model go, as many of each layer as harm least, and nothing is made good.
    private static double Plain(PruneTask task, int[] expected)
    {
        (Model model, _) = task.Prune(Options with { Criterion = PruneCriterion.L1, Repair = RepairMethod.None, Energy = null });
        using (model)
        {
            return PruneTask.Share(expected, task.Answers(model));
        }
    }
}
