using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>Models whose weights are only stored in 8 bits, with samples to round them by: what is left of their outputs, what they take and how long they run.</summary>
internal static class WeightOnlyFigures
{
    private const int Rounds = 201;

    public static void Add(Report report)
    {
        using (RowSamples<float> calibration = DigitImages.Read("Input3", 0, 500, white: 255), evaluation = DigitImages.Read("Input3", 500, 9500, white: 255))
        {
            AddOne(report, "mnist", TestData.File("models/mnist.onnx"), calibration, evaluation, [("sqnr", 41.9)], bytes: 10_042, callsPerRound: 50);
        }

        using (RowSamples<float> calibration = DigitImages.Read("image", 0, 500, white: 1), evaluation = DigitImages.Read("image", 8000, 2000, white: 1))
        {
            string path = Path.Combine(TestData.RepositoryRoot, "tests", "TestAssets", "mnist-mobilenet.onnx");
            AddOne(report, "mnist-mobilenet", path, calibration, evaluation, [("sqnr", 33.3)], bytes: 119_112, callsPerRound: 20);
        }

        AddOne(
            report, "ultraface", TestData.File("models/ultraface-rfb-320.onnx"), Faces(n => n % 20 == 0), Faces(n => n % 10 == 5),
            [("scores.sqnr", 43.8), ("boxes.sqnr", 47.7)], bytes: 458_000, callsPerRound: 1);
    }

    private static LoadedSamples Faces(Func<int, bool> isOne)
    {
        using FileSamples files = FaceImages.Open(Enumerable.Range(0, 1000).Where(isOne));
        return new LoadedSamples(files);
    }

    private static void AddOne(Report report, string name, string path, ISamples calibration, ISamples evaluation, (string Figure, double Decibels)[] outputs, double bytes, int callsPerRound)
    {
        byte[] simplified = StoredModel.Make(path, "Float32", samples: null);
        byte[] plain = StoredModel.Make(path, "Int8WeightOnly", samples: null);
        byte[] sampled = StoredModel.Make(path, "Int8WeightOnly", calibration);
        double[][] reference = OutputsOf(File.ReadAllBytes(path), evaluation);
        double[][] withSamples = OutputsOf(sampled, evaluation);
        double[][] without = OutputsOf(plain, evaluation);
        for (int i = 0; i < outputs.Length; i++)
        {
            report.Add(new Figure($"quantize.{name}.weightonly.{outputs[i].Figure}", Exactly(SignalToNoise.Decibels(reference[i], withSamples[i]), evaluation), "dB", Mark.AtLeast(outputs[i].Decibels)));
            report.Add(new Figure($"quantize.{name}.weightonly.unsampled.{outputs[i].Figure}", Exactly(SignalToNoise.Decibels(reference[i], without[i]), evaluation), "dB", Mark.AtLeast(outputs[i].Decibels)));
        }

        report.Add(new Figure($"quantize.{name}.weightonly.size", Measurement.Exactly(sampled.Length), "B", Mark.AtMost(bytes)));
        using var floating = new SampleRunner(simplified, evaluation);
        using var stored = new SampleRunner(sampled, evaluation);
        Comparison time = AlternatingRounds.Compare(() => stored.RunNext(callsPerRound), () => floating.RunNext(callsPerRound), Rounds, warmUps: 3);
        report.Add(new Figure($"quantize.{name}.weightonly.time", time.Ratio, "x", Mark.TimeRatioAtMost(1)));
    }

    private static Measurement Exactly(double value, ISamples evaluation) => Measurement.Exactly(value, evaluation.Count);

    private static double[][] OutputsOf(byte[] model, ISamples samples)
    {
        using var runner = new SampleRunner(model, samples);
        return runner.RunAll();
    }
}
