using System.Globalization;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks;

/// <summary>What Precision="Int8Dynamic" makes of the headline classifier: its size, its accuracy and its time against the float model.</summary>
internal static class AgnewsBenchmark
{
    private const int Rounds = 1000;
    private const int CallsPerRound = 5;

    public static void Run(Report report)
    {
        if (TestData.Root is null)
        {
            throw new BenchmarkException(TestData.Missing);
        }

        (_, long[] tokens) = Npy.Read<long>(TestData.File("data/agnews/tokens-eval.npy"));
        (_, long[] labels) = Npy.Read<long>(TestData.File("data/agnews/labels-eval.npy"));
        string original = Path.Combine(TestData.RepositoryRoot, "sample-app", "Models", "agnews-transformer.onnx");
        using var compressed = new BuiltModel(original, "Int8Dynamic", SampleSets.None);
        using var floating = new HeadlineClassifier(original, tokens);
        using var int8 = new HeadlineClassifier(compressed.Path, tokens);
        Measure(report, floating, int8, labels, compressed.Size / (double)new FileInfo(original).Length);
    }

    private static void Measure(Report report, HeadlineClassifier floating, HeadlineClassifier int8, long[] labels, double sizeRatio)
    {
        double[] reference = floating.Logits(labels.Length);
        double[] actual = int8.Logits(labels.Length);
        (double before, double after) = (Accuracy.Of(reference, labels), Accuracy.Of(actual, labels));
        Comparison comparison = AlternatingRounds.Compare(() => int8.RunNext(CallsPerRound), () => floating.RunNext(CallsPerRound), Rounds, warmUps: 50);
        report.Note(string.Create(CultureInfo.InvariantCulture, $"ONNX Runtime {OnnxRuntimeEngine.Version}, one thread, batch 1, {labels.Length} rows; accuracy {before:0.0} % in float, {after:0.0} % in 8 bits; {SignalToNoise.Decibels(reference, actual):0.00} dB SQNR of the logits"));
        report.Add(new Figure("agnews.size_ratio", Measurement.Exactly(sizeRatio), "x", Mark.AtMost(0.27)));
        report.Add(new Figure("agnews.accuracy_drop", Measurement.Exactly(before - after, labels.Length), "points", Mark.AtMost(0.5)));
        report.Add(new Figure("agnews.time_ratio", comparison.Ratio, "x", Mark.TimeRatioBelow(1)));
    }
}
