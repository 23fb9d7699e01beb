using System.Diagnostics;
using System.Globalization;
using BuildTimeML.Compression.Training;

namespace BuildTimeML.Benchmarks.Train;

/// <summary>The time of a training step by that of the same step in PyTorch: 64 images, Adam, two threads.</summary>
internal static class StepFigures
{
    private const int Rounds = 30;
    private const int StepsPerRound = 2;

    public static void Add(Report report, DigitNetwork network)
    {
        TrainingOptions options = DigitNetwork.Options with { Optimizer = "Adam", LearningRate = 0 };
        using TrainingRun run = network.Prepare(options);
        using var folder = new TorchFolder(network, run.Setup);
        var steps = new Steps(run.Setup, options);
        Comparison comparison = AlternatingRounds.CompareTimes(() => Time(steps), () => folder.Torch.Time(StepsPerRound), Rounds, warmUps: 3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        steps.Next();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        report.Note(string.Create(CultureInfo.InvariantCulture, $"a step of {DigitNetwork.Batch} images, {DigitNetwork.Threads} threads: {comparison.First.Value / StepsPerRound:0.0} ms; PyTorch {folder.Torch.Version} {comparison.Second.Value / StepsPerRound:0.0} ms"));
        report.Add(new Figure("train.step.ratio", comparison.Ratio, "x", Mark.TimeRatioAtMost(1.5)));
        report.Add(new Figure("train.step.bytes", Measurement.Exactly(bytes), "B", Mark.AtMost(0)));
    }

    private static double Time(Steps steps)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < StepsPerRound; i++)
        {
            steps.Next();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
