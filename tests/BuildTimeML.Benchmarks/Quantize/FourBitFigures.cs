using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>The headline classifier with weights of 4 bits: the float file's sixth part, and what is left of its accuracy. The time against the simplified float model is shown for what it is.</summary>
internal static class FourBitFigures
{
    private const int Length = 48;
    private const int CalibrationRows = 500;
    private const int Rounds = 400;
    private const double Share = 0.17;

    public static void Add(Report report)
    {
        string path = Path.Combine(TestData.RepositoryRoot, "sample-app", "Models", "agnews-transformer.onnx");
        (_, long[] tokens) = Npy.Read<long>(TestData.File("data/agnews/tokens-eval.npy"));
        (_, long[] training) = Npy.Read<long>(TestData.File("data/agnews/tokens-train.npy"));
        (_, long[] labels) = Npy.Read<long>(TestData.File("data/agnews/labels-eval.npy"));
        using var evaluation = new RowSamples<long>("tokens", [1, Length], tokens);
        using var calibration = new RowSamples<long>("tokens", [1, Length], training.AsMemory(0, CalibrationRows * Length));
        byte[] four = StoredModel.Make(path, "Int4", calibration);
        using var floating = new SampleRunner(StoredModel.Make(path, "Float32", samples: null), evaluation);
        using var stored = new SampleRunner(four, evaluation);
        double[] reference = floating.RunAll()[0];
        double[] actual = stored.RunAll()[0];
        double before = Accuracy.Of(reference, labels);
        report.Add(new Figure("quantize.agnews.int4.size", Measurement.Exactly(four.Length), "B", Mark.AtMost(Math.Floor(Share * new FileInfo(path).Length))));
        report.Add(new Figure("quantize.agnews.int4.accuracy", Measurement.Exactly(Accuracy.Of(actual, labels), labels.Length), "%", Mark.AtLeast(Math.Round(before - 1, 2))));
        report.Add(new Figure("quantize.agnews.int4.sqnr", Measurement.Exactly(SignalToNoise.Decibels(reference, actual), labels.Length), "dB", Mark.AtLeast(28)));
        Comparison time = AlternatingRounds.Compare(() => stored.RunNext(5), () => floating.RunNext(5), Rounds, warmUps: 20);
        report.Add(new Figure("quantize.agnews.int4.time", time.Ratio, "x", Mark.TimeRatioAtMost(1.25)));
    }
}
