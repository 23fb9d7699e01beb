using System.Diagnostics;
using BuildTimeML.Compression;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Benchmarks.Graph;

/// <summary>A model of 6 GB in two files: read, simplified, its weights stored in 8 bits, and written.</summary>
internal static class LargeModelFigures
{
    private const int Side = 5120;
    private const int Count = 57;
    private const long LargestTensor = (long)Side * Side * sizeof(float);
    private const int Rounds = 3;
    private const double SpeedOfCopying = 0.6;

    public static void Add(Report report)
    {
        string folder = Directory.CreateTempSubdirectory("graph").FullName;
        try
        {
            string path = Path.Combine(folder, "model.onnx");
            GeneratedModel.Write(path, Side, Count, ExternalData.Always, tangled: true);
            Add(report, path, Path.Combine(folder, "compressed.onnx"), Path.Combine(folder, "copied"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Add(Report report, string path, string compressed, string copied)
    {
        long peak = 0;
        var times = new List<(double Ours, double Copy)>();
        for (int round = 0; round < Rounds; round++)
        {
            double copy = Seconds(() => Copying.Copy(path + ".data", copied, "--reflink=never"));
            File.Delete(copied);
            using var memory = new AnonymousMemory();
            double ours = Seconds(() => Compress(path, compressed));
            memory.Dispose();
            peak = Math.Max(peak, memory.Peak);
            times.Add((ours, copy));
            report.Note($"{new FileInfo(path + ".data").Length / 1e9:0.00} GB: in 8 bits in {ours:0.0} s, {new FileInfo(compressed).Length / 1e9:0.00} GB; cp takes {copy:0.0} s");
            File.Delete(compressed);
        }

        report.Add(new Figure("graph.large.ratio", Measurement.MedianOf(times.Select(t => t.Ours / t.Copy)), "x", Mark.TimeRatioAtMost(1 / SpeedOfCopying)));
        report.Add(new Figure("graph.large.anonymous", Measurement.Exactly(peak / 1e6, Rounds), "MB", Mark.AtMost((1e9 + LargestTensor) / 1e6)));
    }

    private static void Compress(string path, string compressed)
    {
        using Model model = ModelReader.Read(path);
        PassRunner.Run(model, [.. Pipelines.Simplify(), .. SchemeTable.Find("Int8WeightOnly")!.Passes(SchemeContext.Empty)], new PassLog());
        ModelWriter.WriteFile(model, compressed, flushToDisk: false);
    }

    private static double Seconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
