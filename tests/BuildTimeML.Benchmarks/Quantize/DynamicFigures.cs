using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>The headline classifier with products of 8 bits whose activations are quantised as they come, without samples and with them.</summary>
internal static class DynamicFigures
{
    private const int Rounds = 400;

    public static void Add(Report report)
    {
        using var task = new HeadlineTask();
        Add(report, "dynamic", task, samples: null);
        Add(report, "dynamic.samples", task, task.Calibration);
    }

    private static void Add(Report report, string name, HeadlineTask task, ISamples? samples)
    {
        byte[] bytes = StoredModel.Make(task.Path, "Int8Dynamic", samples);
        using SampleRunner stored = task.Open(bytes);
        double[] actual = stored.RunAll()[0];
        report.Add(new Figure($"quantize.agnews.{name}.size", Measurement.Exactly(bytes.Length), "B", Mark.AtMost(1_479_963)));
        report.Add(new Figure($"quantize.agnews.{name}.sqnr", Measurement.Exactly(SignalToNoise.Decibels(task.Reference, actual), task.Labels.Length), "dB", Mark.AtLeast(43.6)));
        report.Add(new Figure($"quantize.agnews.{name}.accuracy", Measurement.Exactly(Accuracy.Of(actual, task.Labels), task.Labels.Length), "%", Mark.AtLeast(86.8)));
        Comparison time = AlternatingRounds.Compare(() => stored.RunNext(5), () => task.Floating.RunNext(5), Rounds, warmUps: 20);
        report.Add(new Figure($"quantize.agnews.{name}.time", time.Ratio, "x", Mark.TimeRatioAtMost(0.78)));
    }
}
