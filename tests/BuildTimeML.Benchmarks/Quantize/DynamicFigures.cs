using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>The headline classifier with products of 8 bits whose activations are quantised as they come, without samples and with them.</summary>
internal static class DynamicFigures
{
    private const int Length = 48;
    private const int CalibrationRows = 500;
    private const int Rounds = 400;

    public static void Add(Report report)
    {
        string path = Path.Combine(TestData.RepositoryRoot, "sample-app", "Models", "agnews-transformer.onnx");
        (_, long[] tokens) = Npy.Read<long>(TestData.File("data/agnews/tokens-eval.npy"));
        (_, long[] training) = Npy.Read<long>(TestData.File("data/agnews/tokens-train.npy"));
        (_, long[] labels) = Npy.Read<long>(TestData.File("data/agnews/labels-eval.npy"));
        using var evaluation = new RowSamples<long>("tokens", [1, Length], tokens);
        using var calibration = new RowSamples<long>("tokens", [1, Length], training.AsMemory(0, CalibrationRows * Length));
        using var floating = new SampleRunner(StoredModel.Make(path, "Float32", samples: null), evaluation);
        double[] reference = floating.RunAll()[0];
        foreach ((string name, ISamples? samples) in new (string, ISamples?)[] { ("dynamic", null), ("dynamic.samples", calibration) })
        {
            byte[] bytes = StoredModel.Make(path, "Int8Dynamic", samples);
            using var stored = new SampleRunner(bytes, evaluation);
            double[] actual = stored.RunAll()[0];
            report.Add(new Figure($"quantize.agnews.{name}.size", Measurement.Exactly(bytes.Length), "B", Mark.AtMost(1_479_963)));
            report.Add(new Figure($"quantize.agnews.{name}.sqnr", Measurement.Exactly(SignalToNoise.Decibels(reference, actual), labels.Length), "dB", Mark.AtLeast(43.6)));
            report.Add(new Figure($"quantize.agnews.{name}.accuracy", Measurement.Exactly(Accuracy.Of(actual, labels), labels.Length), "%", Mark.AtLeast(86.8)));
            Comparison time = AlternatingRounds.Compare(() => stored.RunNext(5), () => floating.RunNext(5), Rounds, warmUps: 20);
            report.Add(new Figure($"quantize.agnews.{name}.time", time.Ratio, "x", Mark.TimeRatioAtMost(0.78)));
        }
    }
}
