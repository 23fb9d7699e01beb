using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>SqueezeNet and 100 images: the time of a calibration by that of running them once, and the memory that it takes.</summary>
internal static class CalibrationFigures
{
    private const int Images = 100;
    private const int Rounds = 7;
    private const double TimesOfRunning = 6;
    private const double Megabytes = 460;

    public static void Add(Report report)
    {
        if (TestData.Root is null)
        {
            throw new BenchmarkException(TestData.Missing);
        }

        using Model model = SqueezeNet.Read();
        using FileSamples files = SqueezeNet.Samples(Images);
        AddMemory(report, model, files);
        var samples = new LoadedSamples(files);
        AddTime(report, "quantize.squeezenet.calibration_time", model, samples, RangeMethod.MeanSquaredError);
        AddTime(report, "quantize.squeezenet.entropy_time", model, samples, RangeMethod.Entropy);
    }

    // Before anything else, so that it is the memory of this and not of other figures; images are read as they are needed.
    private static void AddMemory(Report report, Model model, FileSamples files)
    {
        PeakMemory.Reset();
        Calibrate(model, files, RangeMethod.MeanSquaredError);
        report.Add(new Figure("quantize.squeezenet.calibration_memory", Measurement.Exactly(PeakMemory.Read() / 1e6), "MB", Mark.AtMost(Megabytes)));
    }

    // The images lie in memory already, which favours neither side. The engine has one thread on both; histograms are counted on all cores.
    private static void AddTime(Report report, string figure, Model model, LoadedSamples samples, RangeMethod method)
    {
        using var stream = new MemoryStream();
        ModelWriter.Write(model, stream);
        Comparison comparison = AlternatingRounds.Compare(() => Calibrate(model, samples, method), () => RunOnce(stream.ToArray(), samples), Rounds, warmUps: 1);
        report.Note($"{method}: {comparison.First.Value:0} ms, and {comparison.Second.Value:0} ms to load the model and run {samples.Count} images");
        report.Add(new Figure(figure, comparison.Ratio, "x", Mark.TimeRatioAtMost(TimesOfRunning)));
    }

    private static void Calibrate(Model model, ISamples samples, RangeMethod method) =>
        RangeCalibrator.Run(model, samples, SqueezeNet.Activations(model), method);

    private static void RunOnce(byte[] model, LoadedSamples samples)
    {
        using var session = ModelSession.Load(model, new ModelOptions { IntraOpThreads = 1 });
        using var output = new EngineOutput();
        for (int i = 0; i < samples.Count; i++)
        {
            session.Run([.. samples.Read(i)], [new NamedTensor(session.Outputs[0].Name, output)]);
        }
    }
}
