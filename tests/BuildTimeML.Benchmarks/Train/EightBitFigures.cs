using BuildTimeML.Benchmarks.Prune;
using BuildTimeML.Benchmarks.Quantize;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Training;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Benchmarks.Train;

internal static class EightBitFigures
{
    public static void Add(Report report)
    {
        string E(string n, string d) => Environment.GetEnvironmentVariable(n) ?? d;
        double N(string n, string d) => double.Parse(E(n, d), System.Globalization.CultureInfo.InvariantCulture);
        PruneTask task = E("TASK", "mobilenet") switch { "agnews" => PruneTasks.Agnews(), "squeezenet" => PruneTasks.SqueezeNet(), _ => PruneTasks.MobileNet() };
        using Model original = task.Read();
        double[] reference = Run(task, PruneTask.Bytes(original));
        double target = N("TARGET", "0.36");
        TrainingOptions options = new() { BatchSize = (int)N("BATCH", "64"), Epochs = (int)N("EPOCHS", "3"), LearningRate = N("LR", "1e-3"), Threads = 2, AreClasses = true, Patience = 0 };
        foreach (string rounding in E("ROUNDINGS", ",Int8Static").Split(','))
        {
            Model student = target >= 1 ? task.Read() : task.Prune(new StructuredPruningOptions { Target = new PruneTarget(PruneTargetKind.MultiplyAdds, target) }).Model;
            if (target < 1) { Tell(task, report, "pruned", reference, PruneTask.Bytes(student)); }
            var watch = System.Diagnostics.Stopwatch.StartNew();
            TrainingResult result = Distillation.Run(task.Path, student, task.Training, null, options with { Rounding = rounding }, new TrainingContext(task.Name));
            report.Note($"{watch.Elapsed.TotalSeconds:0} s; " + string.Join(" ", result.Curve.Select(c => $"{c.HeldBackLoss:G4}")));
            Tell(task, report, rounding + " float", reference, PruneTask.Bytes(student));
            foreach (bool learned in result.Ranges.Count > 0 ? new[] { false, true } : [false])
            {
                using var copy = TrainableModel.CopyOf("m", student);
                PassRunner.Run(copy.Model, SchemeTable.Find("Int8Static")!.Passes(new SchemeContext(task.Calibration, null, default) { TrainedRanges = learned ? result.Ranges : new Dictionary<string, ValueRange>() }), new PassLog());
                Tell(task, report, rounding + (learned ? " int8 learned" : " int8 calibrated"), reference, PruneTask.Bytes(copy.Model));
            }
            student.Dispose();
        }
    }

    private static double[] Run(PruneTask task, byte[] model)
    {
        using var runner = new SampleRunner(model, task.Evaluation);
        return runner.RunAll()[0];
    }

    private static void Tell(PruneTask task, Report report, string what, double[] reference, byte[] model)
    {
        double[] given = Run(task, model);
        int classes = given.Length / task.Labels.Length;
        int[] Best(double[] s) => [.. Enumerable.Range(0, task.Labels.Length).Select(i => BuildTimeML.Runtime.ClassScores.ArgMax(s.AsSpan(i * classes, classes)))];
        int[] best = Best(given);
        double Kl()
        {
            double sum = 0;
            for (int i = 0; i < task.Labels.Length; i++)
            {
                double[] p = Soft(reference[(i * classes)..((i + 1) * classes)]), q = Soft(given[(i * classes)..((i + 1) * classes)]);
                sum += p.Zip(q, (a, b) => a > 0 ? a * Math.Log(a / Math.Max(b, 1e-30)) : 0).Sum();
            }
            return sum / task.Labels.Length;
        }
        double[] Soft(double[] s) { double m = s.Max(); if (m <= 1 && s.Min() >= 0) { return s; } double[] e = [.. s.Select(x => Math.Exp(x - m))]; double t = e.Sum(); return [.. e.Select(x => x / t)]; }
        report.Note($"{what,-28} {SignalToNoise.Decibels(reference, given):0.00} dB, agree {PruneTask.Share(Best(reference), best):0.00}, right {PruneTask.Share(task.Labels, best):0.00}, KL {Kl():0.000000}, {model.Length} B");
    }
}
