using BuildTimeML.Benchmarks.Prune;
using BuildTimeML.Benchmarks.Quantize;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>What training in 8 bits gains over 8 bits alone, and what of it is lost where ranges are calibrated again instead of learned; on 2,000 images that training did not see.</summary>
internal static class EightBitFigures
{
    private const int Epochs = 2;

    public static void Add(Report report)
    {
        PruneTask task = PruneTasks.MobileNet();
        using Model model = task.Read();
        double[] reference = Run(task, PruneTask.Bytes(model));
        double plain = Quantized(task, model, reference, new Dictionary<string, ValueRange>());
        TrainingOptions options = new() { BatchSize = DigitNetwork.Batch, Epochs = Epochs, LearningRate = 1e-4, Threads = DigitNetwork.Threads, AreClasses = true, Rounding = "Int8Static" };
        TrainingResult result = Distillation.Run(task.Path, model, task.Training, labels: null, options, new TrainingContext(task.Name));
        double calibrated = Quantized(task, model, reference, new Dictionary<string, ValueRange>());
        double learned = Quantized(task, model, reference, result.Ranges);
        report.Note($"in 8 bits: {plain:0.0} dB, {learned:0.0} dB after {Epochs} epochs of training in them, {calibrated:0.0} dB where it is calibrated again after that");
        report.Add(new Figure("train.int8static", Measurement.Exactly(learned - plain, task.Evaluation.Count), "dB", Mark.AtLeast(0.5)));
        report.Add(new Figure("train.int8static.learned", Measurement.Exactly(learned - calibrated, task.Evaluation.Count), "dB", Mark.AtLeast(0.5)));
    }

    private static double Quantized(PruneTask task, Model model, double[] reference, IReadOnlyDictionary<string, ValueRange> ranges)
    {
        using var copy = TrainableModel.CopyOf(task.Name, model);
        var context = new SchemeContext(task.Calibration, Progress: null, CancellationToken.None) { TrainedRanges = ranges };
        PassRunner.Run(copy.Model, SchemeTable.Find("Int8Static")!.Passes(context), new PassLog());
        return SignalToNoise.Decibels(reference, Run(task, PruneTask.Bytes(copy.Model)));
    }

    private static double[] Run(PruneTask task, byte[] model)
    {
        using var runner = new SampleRunner(model, task.Evaluation);
        return runner.RunAll()[0];
    }
}
