using System.Globalization;
using BuildTimeML.Compression;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Versioning;

namespace BuildTimeML.Benchmarks.Graph;

/// <summary>What upgrading and simplifying leaves of real models, and how far the results move.</summary>
internal static class SimplifyFigures
{
    private const int Inputs = 100;

    // As many nodes as the best public simplifier leaves; where there is more to find, one less.
    private static readonly (string Model, int Nodes)[] Marks =
    [
        ("ultraface-rfb-320", 124), ("agnews-transformer", 78), ("mnist-mobilenet", 39), ("squeezenet", 65), ("mnist", 8), ("cifar-cnn", 11),
    ];

    public static void Add(Report report)
    {
        if (TestData.Root is null)
        {
            report.Note(TestData.Missing);
            return;
        }

        foreach ((string name, int nodes) in Marks)
        {
            Add(report, name, nodes);
        }
    }

    private static void Add(Report report, string name, int mark)
    {
        string path = TestData.File($"models/{name}.onnx");
        string simplified = Path.GetTempFileName();
        try
        {
            (int before, int after) = Simplify(path, simplified);
            report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {before} nodes before, {after} after; {new FileInfo(path).Length:n0} bytes before, {new FileInfo(simplified).Length:n0} after"));
            report.Add(new Figure($"graph.nodes.{name}", Measurement.Exactly(after), "nodes", Mark.AtMost(mark)));
            report.Add(new Figure($"graph.difference.{name}", Measurement.Exactly(Difference(path, simplified), Inputs), "x", Mark.AtMost(EquivalenceCheck.Tolerance)));
        }
        finally
        {
            File.Delete(simplified);
        }
    }

    private static (int Before, int After) Simplify(string path, string to)
    {
        using Model model = ModelReader.Read(path);
        int before = model.Graph.Nodes.Count;
        PassRunner.Run(model, [new UntangleInitializersPass(), new UpgradeOpsetPass(OpsetUpgrade.NewestVersion), .. Pipelines.Simplify()], new PassLog());
        using FileStream stream = File.Create(to);
        ModelWriter.Write(model, stream);
        return (before, model.Graph.Nodes.Count);
    }

    // The largest of all inputs and outputs, by the largest element of the output.
    private static double Difference(string path, string simplified)
    {
        using var original = new EngineModel(path);
        using var changed = new EngineModel(simplified);
        return Enumerable.Range(0, Inputs)
            .SelectMany(seed => original.Run([], seed).Zip(changed.Run([], seed)))
            .Max(pair => EquivalenceCheck.Relative(pair.First.Numbers, pair.Second.Numbers));
    }
}
