using BuildTimeML.Benchmarks.Quantize;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Prune;

/// <summary>The MobileNet of digits with half of its multiply-adds: its time, its accuracy, and both in 8 bits.</summary>
internal static class DigitFigures
{
    private const double Share = 0.5;
    private const double SizeShare = 0.14;

    public static void Add(Report report)
    {
        PruneTask task = PruneTasks.MobileNet();
        using Model original = task.Read();
        double before = Accuracy(task, original);
        (Model model, StructuredPruningReport pruned) = task.Prune(new StructuredPruningOptions { Target = new PruneTarget(PruneTargetKind.MultiplyAdds, 0.36) });
        using (model)
        {
            report.Add(new Figure("prune.mobilenet.multiplyadds", Measurement.Exactly((double)pruned.MultiplyAddsAfter / pruned.MultiplyAddsBefore), "x", Mark.AtMost(Share)));
            report.Add(new Figure("prune.mobilenet.time", Time(PruneTask.Bytes(model), PruneTask.Bytes(original), task), "x", Mark.TimeRatioAtMost(0.65)));
            report.Add(new Figure("prune.mobilenet.repaired.drop", Measurement.Exactly(before - Accuracy(task, model), task.Labels.Length), "points", Mark.None));
            task.Distil(model, new TrainingOptions { BatchSize = 64, Epochs = 3 });
            report.Add(new Figure("prune.mobilenet.distilled.drop", Measurement.Exactly(before - Accuracy(task, model), task.Labels.Length), "points", Mark.AtMost(0.3)));
            AddInt8(report, task, model, before);
        }
    }

    private static void AddInt8(Report report, PruneTask task, Model model, double before)
    {
        PassRunner.Run(model, SchemeTable.Find("Int8Static")!.Passes(new SchemeContext(task.Calibration, Progress: null, CancellationToken.None)), new PassLog());
        byte[] quantized = PruneTask.Bytes(model);
        long original = new FileInfo(task.Path).Length;
        report.Add(new Figure("prune.mobilenet.int8.drop", Measurement.Exactly(before - PruneTask.Share(task.Labels, task.Answers(quantized)), task.Labels.Length), "points", Mark.AtMost(0.5)));
        report.Add(new Figure("prune.mobilenet.int8.size", Measurement.Exactly((double)quantized.Length / original), "x", Mark.AtMost(SizeShare)));
    }

    private static double Accuracy(PruneTask task, Model model) => PruneTask.Share(task.Labels, task.Answers(model));

    private static Measurement Time(byte[] pruned, byte[] original, PruneTask task)
    {
        using var first = ModelSession.Load(pruned, new ModelOptions { IntraOpThreads = 1 });
        using var second = ModelSession.Load(original, new ModelOptions { IntraOpThreads = 1 });
        using ModelCall firstCall = Bind(first, task);
        using ModelCall secondCall = Bind(second, task);
        return CallTimes.Ratio(firstCall, secondCall);
    }

    private static ModelCall Bind(ModelSession session, PruneTask task) =>
        new(session, [.. task.Evaluation.Read(0)], [.. session.Outputs.Select(o => new NamedTensor(o.Name, new EngineOutput()))], ownsTensors: false);
}
