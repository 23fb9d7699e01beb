using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Benchmarks.Prune;

/// <summary>The headline classifier with half of its heads and half of its feed-forward widths.</summary>
internal static class HeadlineFigures
{
    private const double Share = 0.5;

    public static void Add(Report report)
    {
        PruneTask task = PruneTasks.Agnews();
        using Model original = task.Read();
        double before = PruneTask.Share(task.Labels, task.Answers(original));
        (Model model, StructuredPruningReport pruned) = task.Prune(new StructuredPruningOptions { Channels = Share, Heads = Share });
        using (model)
        {
            report.Add(new Figure("prune.agnews.multiplyadds", Measurement.Exactly((double)pruned.MultiplyAddsAfter / pruned.MultiplyAddsBefore), "x", Mark.None));
            report.Add(new Figure("prune.agnews.repaired.drop", Measurement.Exactly(before - PruneTask.Share(task.Labels, task.Answers(model)), task.Labels.Length), "points", Mark.None));
            task.Distil(model, new TrainingOptions { BatchSize = 64, Epochs = 3, LearningRate = 1e-4 });
            report.Add(new Figure("prune.agnews.distilled.drop", Measurement.Exactly(before - PruneTask.Share(task.Labels, task.Answers(model)), task.Labels.Length), "points", Mark.AtMost(1)));
        }
    }
}
