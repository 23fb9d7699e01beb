using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>The headline classifier with weights of 4 bits: the float file's sixth part, and what is left of its accuracy. The time against the simplified float model is shown for what it is.</summary>
internal static class FourBitFigures
{
    private const int Rounds = 400;
    private const double Share = 0.17;

    public static void Add(Report report)
    {
        using var task = new HeadlineTask();
        byte[] four = StoredModel.Make(task.Path, "Int4", task.Calibration);
        using SampleRunner stored = task.Open(four);
        double[] actual = stored.RunAll()[0];
        double before = Accuracy.Of(task.Reference, task.Labels);
        report.Add(new Figure("quantize.agnews.int4.size", Measurement.Exactly(four.Length), "B", Mark.AtMost(Math.Floor(Share * new FileInfo(task.Path).Length))));
        report.Add(new Figure("quantize.agnews.int4.accuracy", Measurement.Exactly(Accuracy.Of(actual, task.Labels), task.Labels.Length), "%", Mark.AtLeast(Math.Round(before - 1, 2))));
        report.Add(new Figure("quantize.agnews.int4.sqnr", Measurement.Exactly(SignalToNoise.Decibels(task.Reference, actual), task.Labels.Length), "dB", Mark.AtLeast(28)));
        Comparison time = AlternatingRounds.Compare(() => stored.RunNext(5), () => task.Floating.RunNext(5), Rounds, warmUps: 20);
        report.Add(new Figure("quantize.agnews.int4.time", time.Ratio, "x", Mark.TimeRatioAtMost(1.25)));
    }
}
