using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Manifest;
using Microsoft.Build.Framework;

namespace BuildTimeML.Tasks.Items;

/// <summary>What <see cref="ReadModelSignatures"/> found out about an item, as <see cref="OptimizeModels"/> gets it: metadata and their names.</summary>
internal sealed class ResolvedModel(ITaskItem item)
{
    // Taken before the worker reads the model: a change while it runs must not look like what it read.
    private readonly string _stamp = ItemState.Stamp(item.GetMetadata(ModelPath));

    public const string ModelPath = "_ModelPath";
    public const string ManifestPath = "_ManifestPath";
    public const string OutputPath = "_OutputPath";
    public const string StatePath = "_StatePath";
    public const string AssetPath = "_AssetPath";
    public const string MaxSizeInBytes = "_MaxSizeInBytes";
    public const string Limits = "_Limits";
    public const string OptimizeSize = "_OptimizeSize";
    public const string Options = "_Options";

    /// <summary>The file that declares the item: MSBuild forgets it when it copies the item.</summary>
    public const string Project = "_Project";

    public ITaskItem Item { get; } = item;

    public string Model => Item.GetMetadata(ModelPath);

    public string Manifest => Item.GetMetadata(ManifestPath);

    public string Output => Item.GetMetadata(OutputPath);

    public string State => Item.GetMetadata(StatePath);

    public WorkerItem ToWorkerItem(int id) => new(
        id, Model, Manifest, Output, Item.GetMetadata(AssetPath),
        long.TryParse(Item.GetMetadata(MaxSizeInBytes), NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : null)
    {
        Limits = QualityLimits.Read(Item.GetMetadata(Limits)),
        OptimizeSize = Item.GetMetadata(OptimizeSize).Length > 0,
    };

    /// <summary>Whether everything that the worker would make is there and was made from what is there now.</summary>
    /// <param name="tool">The worker's identity.</param>
    public bool IsUpToDate(string tool)
    {
        if (ItemState.Load(State) is not { } state
            || state.Tool != tool
            || state.Options != Item.GetMetadata(Options)
            || !File.Exists(Output) || new FileInfo(Output).Length != state.OutputLength
            || ReadManifest() is not { Stage: ManifestStage.Complete })
        {
            return false;
        }

        if (state.ModelStamp == _stamp)
        {
            return true;
        }

        if (state.Model != ItemState.HashFile(Model))
        {
            return false;
        }

        (state with { ModelStamp = _stamp }).Save(State);
        return true;
    }

    /// <summary>To be called once the worker has written the model and its complete manifest.</summary>
    public void SaveState(string tool)
    {
        if (ReadManifest() is { Stage: ManifestStage.Complete } manifest)
        {
            new ItemState(tool, Item.GetMetadata(Options), manifest.Source.Sha256, _stamp, new FileInfo(Output).Length).Save(State);
        }
    }

    /// <summary>For people: the class, and what the build measured of its model.</summary>
    public string Describe() => ReadManifest() is { } manifest
        ? $"{manifest.ClassName} as {manifest.Precision}: {string.Join("; ", manifest.Measurements.Select(m => $"{m.Name} {m.Value}"))}"
        : Output;

    private ModelManifest? ReadManifest()
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
}
