using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Locking;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Caching;

/// <summary>
/// A hash of everything that decides what a build makes of a model, and of nothing else: not of where files lie, and not of what the
/// class is called. It is the request to the worker and the manifest of the signature, with contents in the place of paths; so an
/// option that is new in either is part of it.
/// </summary>
internal sealed class BuildKey
{
    private readonly (string Path, string Stamp)[] _files;
    private readonly bool _isOfMachine;

    private BuildKey(WorkerItem item, ModelManifest signature, bool isTraining)
    {
        string[] sources = [item.ModelPath, .. signature.SourceWeights.Select(w => WeightsLocation.PathOf(item.ModelPath, signature.Source.Path, w.Path))];
        string trained = item.Training.Any && !isTraining ? TrainingSettings.RecordOf(item.Training.ModelPath) : "";
        _files = [.. sources.Concat(item.Data.Files).Select(f => (f, SourceFile.Stamp(f)))];
        Source = TextHash.Sha256(sources.Select(InputHash.Sha256));
        string[] data = [.. item.Data.Files.Select(Content)];
        Data = data.Length == 0 ? "" : TextHash.Sha256(data);
        Trained = File.Exists(trained) ? FileHash.Sha256(trained) : "";
        _isOfMachine = item.Costs.AreOfMachine;
        Options = TextHash.Sha256([ManifestWriter.Write(AnonymousManifest.Of(signature)), new WorkerRequest("", [Anonymous(item)]).Write()]);
    }

    /// <summary>A hash of the model and of the files that its weights lie in; 64 lower-case hexadecimal digits, as all of them.</summary>
    public string Source { get; }

    /// <summary>A hash of the samples; empty where there are none.</summary>
    public string Data { get; }

    /// <summary>A hash of what the item asks for, and of how many files of samples it gives for what.</summary>
    public string Options { get; }

    /// <summary>A hash of what says how the kept model was trained; empty where none is kept, or needed.</summary>
    public string Trained { get; }

    /// <summary>Whether the files are still those that were hashed, as far as size and time tell.</summary>
    public bool StillHolds => _files.All(f => SourceFile.Stamp(f.Path) == f.Stamp);

    /// <param name="item">What is to be built.</param>
    /// <param name="signature">Its manifest.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static BuildKey Of(WorkerItem item, ModelManifest signature) => new(item, signature, isTraining: false);

    /// <summary>The same of what a training rests on.</summary>
    /// <param name="item">What is to be trained.</param>
    /// <param name="signature">Its manifest.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static BuildKey OfTraining(WorkerItem item, ModelManifest signature) => new(item, signature, isTraining: true);

    /// <summary>The hash of everything.</summary>
    /// <param name="tool">What builds it, as <see cref="ToolHash"/> gives it.</param>
    /// <param name="machine">Where it is built: it decides where the item has budgets on times or memory.</param>
    /// <param name="choice">What need not be decided any more.</param>
    public string For(string tool, string machine, LockedChoice? choice) => TextHash.Sha256([tool, _isOfMachine ? machine : "", Source, Data, Options, Trained, choice?.ToString() ?? ""]);

    private static WorkerItem Anonymous(WorkerItem item) =>
        item with { Id = 0, ModelPath = "", ManifestPath = "", OutputPath = "", AssetPath = "", ReportPath = "", Metadata = [], Training = item.Training.Anonymous, Data = Anonymous(item.Data) };

    // How many files there are in which list: their contents are in the hash of the data.
    private static ItemData Anonymous(ItemData data) => data with
    {
        Calibration = [.. data.Calibration.Select(Nameless)],
        Evaluation = [.. data.Evaluation.Select(Nameless)],
        Training = [.. data.Training.Select(Nameless)],
        Labels = Nameless(data.Labels),
        TrainingLabels = Nameless(data.TrainingLabels),
        Teacher = Nameless(data.Teacher),
        TeacherWeights = Nameless(data.TeacherWeights),
    };

    private static string[] Nameless(IReadOnlyList<string> files) => [.. files.Select(_ => "")];

    private static string Nameless(string file) => file.Length == 0 ? "" : "a file";

    // The extension says how the file is read.
    private static string Content(string path) => InputHash.Sha256(path) + Path.GetExtension(path);
}
