using System.Globalization;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Tool.Tests;

/// <summary>A folder to run the tool in, with small models and data.</summary>
internal sealed class WorkingFolder : IDisposable
{
    public const string Digits = "digits.onnx";

    private readonly string _path = Directory.CreateTempSubdirectory("buildtimeml-tool-").FullName;

    public string Path => _path;

    public string PathOf(string name) => System.IO.Path.Combine(_path, name);

    public IEnumerable<string> Files => Directory.EnumerateFileSystemEntries(_path, "*", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(_path, f)).Order(StringComparer.Ordinal);

    /// <summary>The digits model, which is a part of this repository.</summary>
    public WorkingFolder WithDigits()
    {
        File.Copy(System.IO.Path.Combine(TestData.RepositoryRoot, "tests", "TestAssets", "mnist-mobilenet.onnx"), PathOf(Digits));
        return this;
    }

    /// <summary>A model from text.</summary>
    public WorkingFolder With(string name, string graph)
    {
        using var model = GraphTextReader.Read(graph);
        ModelWriter.WriteFile(model, PathOf(name));
        return this;
    }

    /// <summary>Samples of the digits model, the same ones every time.</summary>
    public WorkingFolder WithSamples(int count)
    {
        var random = new Random(1);
        File.WriteAllLines(PathOf("samples.csv"), Enumerable.Range(0, count).Select(_ =>
            string.Join(',', Enumerable.Range(0, 28 * 28).Select(_ => random.NextSingle().ToString("0.###", CultureInfo.InvariantCulture)))));
        return this;
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
