using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Caching;
using BuildTimeML.Compression.Locking;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>A folder with a model and the manifest of its signature, ready to be built.</summary>
internal sealed class BuildFixture : IBuildProgress, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BuildFixture(string modelPath, string precision, long? maxSize = null, string? labelled = null, TensorSignature? input = null, string? weights = null, string name = "model")
    {
        Item = new WorkerItem(7, modelPath, _folder.File($"{name}.btml"), _folder.File($"{name}.onnx"), $"BuildTimeML/App/{name}.onnx", maxSize) { OptimizeSize = true };
        var manifest = new ModelManifest(
            ManifestStage.Signature, "Net", "App", new ModelFile("Models/net.onnx", 0, ""), precision,
            input is null ? default : EquatableArray.Of(input), Outputs: default, MaxDimensions: default,
            labelled is null ? null : new LabelSet(labelled, ScoreKind.Logit, EquatableArray.Of("a", "b")),
            Asset: null, Measurements: default)
        {
            SourceWeights = weights is null ? default : EquatableArray.Of(new ModelFile("Models/" + weights, 0, "")),
        };
        File.WriteAllText(Item.ManifestPath, ManifestWriter.Write(manifest));
        Signature = File.ReadAllText(Item.ManifestPath);
    }

    /// <summary>Optimised for size, so that no measured time decides anything unless a test asks for it.</summary>
    public WorkerItem Item { get; set; }

    public SampleSets Samples { get; set; } = SampleSets.None;

    public string Signature { get; }

    public List<string> Infos { get; } = [];

    public List<BuildError> Warnings { get; } = [];

    public ModelManifest Manifest => ManifestReader.Read(File.ReadAllText(Item.ManifestPath));

    /// <summary>Writes the manifest of the signature anew.</summary>
    public void Change(Func<ModelManifest, ModelManifest> change) => File.WriteAllText(Item.ManifestPath, ManifestWriter.Write(change(Manifest)));

    public string[] Files => _folder.Names();

    public void Build(CancellationToken cancellation = default) => ModelBuilder.Build(Item, Samples, this, cancellation);

    /// <summary>Takes it from the cache, where that has it; samples are those of the item.</summary>
    public void Build(ModelCache? cache, ProjectLock? locked = null, CancellationToken cancellation = default)
    {
        var report = new ReportCollector();
        CachedBuild.Run(Item, new BuildContext(cache, locked), report, report.Listen(this), cancellation);
    }

    public BuildError BuildError() => Assert.Throws<BuildErrorException>(() => Build()).Error;

    public void Phase(string text)
    {
        Phases.Add(text);
        PhaseBegins?.Invoke(text);
    }

    public List<string> Phases { get; } = [];

    public Action<string>? PhaseBegins { get; set; }

    public void Info(string text) => Infos.Add(text);

    public void Warning(BuildError warning) => Warnings.Add(warning);

    public void Dispose() => _folder.Dispose();
}
