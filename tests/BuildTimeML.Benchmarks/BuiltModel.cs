using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Manifest;

namespace BuildTimeML.Benchmarks;

/// <summary>A model as a build makes it, verification on the engine included, in a folder of its own.</summary>
internal sealed class BuiltModel : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-").FullName;

    /// <param name="original">The model.</param>
    /// <param name="precision">The metadata.</param>
    /// <param name="samples">What the item's data gives.</param>
    /// <param name="say">Hears what the build's log says.</param>
    /// <param name="saveOptimizedGraph">Whether its graph is optimised too.</param>
    public BuiltModel(string original, string precision, SampleSets samples, Action<string>? say = null, bool saveOptimizedGraph = false)
    {
        var item = new WorkerItem(0, original, System.IO.Path.Combine(_folder, "model.btml"), System.IO.Path.Combine(_folder, "model.onnx"), "model.onnx", MaxSize: null) { SaveOptimizedGraph = saveOptimizedGraph };
        File.WriteAllText(item.ManifestPath, ManifestWriter.Write(new ModelManifest(
            ManifestStage.Signature, "Model", "", new Manifest.ModelFile(System.IO.Path.GetFileName(original), 0, ""), precision,
            Inputs: default, Outputs: default, MaxDimensions: default, Labels: null, Asset: null, Measurements: default)));
        ModelBuilder.Build(item, samples, new Listener(say), CancellationToken.None);
        Path = item.OutputPath;
        ManifestPath = item.ManifestPath;
        Shipped = ManifestReader.Read(File.ReadAllText(item.ManifestPath)).Measurements.FirstOrDefault(m => m.Name == "precision")?.Value ?? precision;
    }

    public string Path { get; }

    /// <summary>What the build says of it.</summary>
    public string ManifestPath { get; }

    /// <summary>The precision that it has: where one was to be chosen, the chosen one.</summary>
    public string Shipped { get; }

    public long Size => new FileInfo(Path).Length;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class Listener(Action<string>? say) : IBuildProgress
    {
        public void Phase(string text)
        {
        }

        public void Info(string text) => say?.Invoke(text);

        public void Warning(BuildError warning) => say?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{warning.Code}: {warning.Message}"));
    }
}
