using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Benchmarks.Graph;

/// <summary>A model of 200 MB in one file: read, and written again with one node renamed.</summary>
internal static class ReadWriteFigures
{
    private const int Side = 1000;
    private const int Count = 50;
    private const int Rounds = 15;
    private const string OldName = "product 07";
    private const string NewName = "renamed 07";

    public static void Add(Report report)
    {
        string folder = Directory.CreateTempSubdirectory("graph").FullName;
        try
        {
            string path = Path.Combine(folder, "model.onnx");
            GeneratedModel.Write(path, Side, Count, ExternalData.WhenTooLarge);
            AddReading(report, path);
            AddWriting(report, path, Path.Combine(folder, "written.onnx"), Path.Combine(folder, "copied.onnx"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AddReading(Report report, string path)
    {
        Comparison reading = AlternatingRounds.Compare(
            () => ModelReader.Read(path).Dispose(), () => GC.KeepAlive(File.ReadAllBytes(path)), Rounds, warmUps: 2);
        report.Note($"{new FileInfo(path).Length / 1e6:0} MB: read in {reading.First.Value:0.00} ms, File.ReadAllBytes takes {reading.Second.Value:0.00} ms");
        report.Add(new Figure("graph.read.ratio", reading.Ratio, "x", Mark.TimeRatioAtMost(0.5)));
        using var memory = new AnonymousMemory();
        using Model model = ModelReader.Read(path);
        memory.Dispose();
        report.Add(new Figure("graph.read.anonymous", Measurement.Exactly(memory.Peak / 1e6), "MB", Mark.AtMost(16)));
    }

    private static void AddWriting(Report report, string path, string written, string copied)
    {
        using Model model = ModelReader.Read(path);
        model.Graph.Nodes.First(n => n.Name == OldName).Name = NewName;
        Comparison writing = AlternatingRounds.Compare(() => Write(model, written), () => Copying.Copy(path, copied), Rounds, warmUps: 2);
        report.Note($"written in {writing.First.Value:0} ms, cp takes {writing.Second.Value:0} ms");
        report.Add(new Figure("graph.write.ratio", writing.Ratio, "x", Mark.TimeRatioAtMost(1.5)));
        byte[] expected = File.ReadAllBytes(path);
        int at = expected.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(OldName));
        System.Text.Encoding.UTF8.GetBytes(NewName).CopyTo(expected, at);
        byte[] actual = File.ReadAllBytes(written);
        int differences = Math.Abs(expected.Length - actual.Length) + expected.Zip(actual).Count(b => b.First != b.Second);
        report.Add(new Figure("graph.write.differences", Measurement.Exactly(differences), "B", Mark.AtMost(0)));
    }

    private static void Write(Model model, string path)
    {
        File.Delete(path);
        ModelWriter.WriteFile(model, path, flushToDisk: false);
    }
}
