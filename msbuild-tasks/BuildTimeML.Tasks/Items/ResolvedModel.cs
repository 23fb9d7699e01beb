using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Manifest;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>What <c>ReadModelSignatures</c> found out about an item, as <c>OptimizeModels</c> gets it: metadata and their names.</summary>
internal sealed class ResolvedModel(ITaskItem item)
{
    public const string ModelPath = "_ModelPath";
    public const string WeightsPaths = "_WeightsPaths";
    public const string ManifestPath = "_ManifestPath";
    public const string OutputPath = "_OutputPath";
    public const string StatePath = "_StatePath";
    public const string ReportPath = "_ReportPath";
    public const string AssetPath = "_AssetPath";
    public const string MaxSizeInBytes = "_MaxSizeInBytes";
    public const string Limits = "_Limits";
    public const string Costs = "_Costs";
    public const string Pruning = "_Pruning";
    public const string Recover = "_Recover";
    public const string TrainingOptions = "_TrainingOptions";

    /// <summary>Where the trained model is kept; empty where there is none.</summary>
    public const string TrainedPath = "_TrainedPath";

    public const string CheckpointPath = "_CheckpointPath";
    public const string BudgetsWarn = "_BudgetsWarn";
    public const string OptimizeSize = "_OptimizeSize";
    public const string SaveOptimizedGraph = "_SaveOptimizedGraph";
    public const string Options = "_Options";

    /// <summary>The execution provider of a variant; empty for the item's own model.</summary>
    public const string VariantProvider = "_VariantProvider";

    /// <summary>The manifest of the model that a variant belongs to.</summary>
    public const string ModelManifestPath = "_ModelManifestPath";

    /// <summary>Empty for a model that lies beside the application.</summary>
    public const string Embedding = "_Embedding";

    /// <summary>What goes into the assembly, where the model does.</summary>
    public const string ResourcePath = "_ResourcePath";

    /// <summary>The file that declares the item: MSBuild forgets it when it copies the item.</summary>
    public const string Project = "_Project";

    // Taken before the worker reads the files: a change while it runs must not look like what it read.
    private readonly (string Path, string Stamp)[] _inputs =
        [.. new[] { item.GetMetadata(ModelPath) }.Concat(Token.Split(item.GetMetadata(WeightsPaths)).Select(t => t.Text)).Select(p => (p, SourceFile.Stamp(p)))];

    private (string Path, string Stamp)[] _data = [];

    public ITaskItem Item { get; } = item;

    /// <summary>The files of samples, once <see cref="FindData"/> has found them.</summary>
    public ItemData Data { get; private set; } = ItemData.None;

    public string Model => Item.GetMetadata(ModelPath);

    /// <summary>The files that weights of the model lie in.</summary>
    public IEnumerable<string> Weights => _inputs.Skip(1).Select(i => i.Path);

    public string Manifest => Item.GetMetadata(ManifestPath);

    public string Provider => Item.GetMetadata(VariantProvider);

    /// <summary>The manifest that the generator sees: a model's own, for a variant that of its model.</summary>
    public string ModelManifest => Item.GetMetadata(ModelManifestPath);

    public string Output => Item.GetMetadata(OutputPath);

    /// <summary>The file that weights of the optimised model lie in, where there is one.</summary>
    public string OutputWeights => Output + ProjectSettings.WeightsExtension;

    /// <summary>What goes into the assembly, where the model does: itself, or itself compressed.</summary>
    public string Resource => Item.GetMetadata(ResourcePath);

    /// <summary>What the lock file calls it.</summary>
    public string LockName => Path.GetFileNameWithoutExtension(Output);

    /// <summary>What the training was, where the model is trained; empty for any other.</summary>
    public string TrainingRecord => Item.GetMetadata(TrainedPath) is { Length: > 0 } trained ? TrainingSettings.RecordOf(trained) : "";

    /// <summary>Whether the item asks for training.</summary>
    public bool IsTrained => TrainingRecord.Length > 0;

    public string State => Item.GetMetadata(StatePath);

    public string Report => Item.GetMetadata(ReportPath);

    /// <summary>What it is made of, samples excepted, as it was in the beginning, and all that is made of it.</summary>
    public IEnumerable<(string Path, string Stamp)> Files =>
        _inputs.Concat(new[] { Manifest, ModelManifest, Output, OutputWeights, Resource, State, Report, TrainingRecord }.Where(p => p.Length > 0).Select(p => (p, SourceFile.Stamp(p))));

    private IEnumerable<(string Path, string Stamp)> Inputs => _inputs.Concat(_data).Concat(Trained);

    // The worker may write it, so that what counts is how it is now.
    private IEnumerable<(string Path, string Stamp)> Trained => IsTrained ? [(TrainingRecord, SourceFile.Stamp(TrainingRecord))] : [];

    /// <param name="id">Names the item in events.</param>
    /// <param name="reported">Whether a report is wanted.</param>
    public WorkerItem ToWorkerItem(int id, bool reported) => new(
        id, Model, Manifest, Output, Item.GetMetadata(AssetPath),
        long.TryParse(Item.GetMetadata(MaxSizeInBytes), NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : null)
    {
        Provider = Provider,
        Limits = QualityLimits.Read(Item.GetMetadata(Limits)),
        Costs = CostLimits.Read(Item.GetMetadata(Costs)),
        Pruning = PruningSettings.Read(Item.GetMetadata(Pruning)),
        Training = new TrainingSettings(Item.GetMetadata(Recover), Item.GetMetadata(TrainingOptions), Item.GetMetadata(TrainedPath), Item.GetMetadata(CheckpointPath)),
        BudgetsWarn = Item.GetMetadata(BudgetsWarn).Length > 0,
        OptimizeSize = Item.GetMetadata(OptimizeSize).Length > 0,
        SaveOptimizedGraph = Item.GetMetadata(SaveOptimizedGraph).Length > 0,
        Data = Data,
        ReportPath = reported ? Report : "",
        Metadata = reported ? [.. ItemNames.Metadata.Select(n => new KeyValuePair<string, string>(n, Item.GetMetadata(n).Trim())).Where(m => m.Value.Length > 0)] : [],
    };

    /// <summary>The bytes that the application gets of it: its files beside the application, or what goes into the assembly.</summary>
    public long ShippedBytes => Resource.Length > 0 && Item.GetMetadata(Embedding).Length > 0
        ? LengthOf(Resource)
        : LengthOf(Output) + LengthOf(OutputWeights);

    /// <param name="projectFolder">Absolute.</param>
    /// <exception cref="BuildErrorException">A pattern matches no file, or a folder cannot be read.</exception>
    public void FindData(string projectFolder)
    {
        try
        {
            Data = DataFiles.Find(Item, projectFolder, () => [.. ReadManifest()?.RequiredInputs.Select(i => i.Name) ?? []]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.ModelUnreadable.With(Item.ItemSpec, e.Message));
        }

        _data = [.. Data.Files.Select(p => (p, SourceFile.Stamp(p)))];
    }

    /// <summary>Whether everything that the worker would make is there and was made from what is there now.</summary>
    /// <param name="tool">The worker's identity.</param>
    public bool IsUpToDate(string tool)
    {
        if (ItemState.Load(State) is not { } state
            || state.Tool != tool
            || state.Options != Item.GetMetadata(Options)
            || ReadManifest() is not { Stage: ManifestStage.Complete } manifest
            || OutputLength(manifest) != state.OutputLength
            || !state.Inputs.Select(i => i.Path).SequenceEqual(Inputs.Select(i => i.Path)))
        {
            return false;
        }

        InputFile[] inputs = [.. state.Inputs.Zip(Inputs, (known, found) => known.Stamp == found.Stamp ? known
            : new InputFile(found.Path, found.Stamp, found.Stamp.Length == 0 ? "" : ItemState.HashFile(found.Path)))];
        if (!inputs.Select(i => i.Sha256).SequenceEqual(state.Inputs.Select(i => i.Sha256)))
        {
            return false;
        }

        if (!inputs.SequenceEqual(state.Inputs))
        {
            (state with { Inputs = inputs }).Save(State);
        }

        return true;
    }

    /// <summary>To be called once the worker has written the model and its complete manifest.</summary>
    public void SaveState(string tool)
    {
        if (ReadManifest() is { Stage: ManifestStage.Complete } manifest)
        {
            IEnumerable<string> hashes = new[] { manifest.Source }.Concat(manifest.SourceWeights).Select(f => f.Sha256);
            new ItemState(
                tool, Item.GetMetadata(Options), manifest.AssetSize,
                [.. _inputs.Zip(hashes, (input, hash) => new InputFile(input.Path, input.Stamp, hash)), .. HashData(), .. Trained.Select(t => new InputFile(t.Path, t.Stamp, Hash(t.Path, t.Stamp)))]).Save(State);
        }
    }

    /// <summary>For people: the class, and what the build measured of its model.</summary>
    public string Describe() => ReadManifest() is { } manifest
        ? $"{manifest.ClassName}{(Provider.Length == 0 ? "" : $" for {Provider}")} as {manifest.Precision}: {string.Join("; ", manifest.Measurements.Select(m => $"{m.Name} {m.Value}"))}"
        : Output;

    /// <summary>Null where there is none, or none that can be read.</summary>
    public ModelManifest? ReadManifest()
    {
        try
        {
            return ManifestReader.Read(File.ReadAllText(Manifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RecordException)
        {
            return null;
        }
    }

    // A file that changed while the worker ran gets no hash, so that the next build reads it again.
    private IEnumerable<InputFile> HashData()
    {
        var known = new Dictionary<(string, string), string>();
        foreach (InputFile file in _data.Length == 0 ? [] : ItemState.Load(State)?.Inputs ?? [])
        {
            known[(file.Path, file.Stamp)] = file.Sha256;
        }

        return _data.Select(d => new InputFile(d.Path, d.Stamp, known.TryGetValue(d, out string? hash) ? hash : Hash(d.Path, d.Stamp)));
    }

    private static string Hash(string path, string stamp)
    {
        string hash = SourceFile.Stamp(path) == stamp ? ItemState.HashFile(path) : "";
        return SourceFile.Stamp(path) == stamp ? hash : "";
    }

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    // 0 where a file is missing that the manifest names.
    private long OutputLength(ModelManifest manifest)
    {
        var model = new FileInfo(Output);
        var weights = new FileInfo(OutputWeights);
        return !model.Exists || (Resource.Length > 0 && !File.Exists(Resource)) || (manifest.AssetWeights is not null && !weights.Exists) ? 0
            : manifest.AssetWeights is null ? model.Length
            : model.Length + weights.Length;
    }
}
