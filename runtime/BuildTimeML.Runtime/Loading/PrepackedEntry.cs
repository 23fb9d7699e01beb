using BuildTimeML.Runtime.ExecutionProviders;

namespace BuildTimeML.Runtime;

/// <summary>A folder of the cache: the graph that the engine saved, its weights, and their checksums, which are written last.</summary>
/// <param name="folder">Absolute.</param>
internal sealed class PrepackedEntry(string folder)
{
    private const string ModelName = "model.onnx";

    /// <summary>What the weights' file has after the name of the model.</summary>
    public const string WeightsExtension = ".data";

    public string Folder => folder;

    public string ModelPath => Path.Combine(folder, ModelName);

    private string WeightsPath => ModelPath + WeightsExtension;

    private string IndexPath => Path.Combine(folder, "index");

    /// <summary>Loads the entry; one that is damaged, or that the engine refuses, is deleted.</summary>
    /// <param name="engine">The engine, which may still be starting.</param>
    /// <param name="options">How the model is loaded.</param>
    /// <param name="load">What the model is called, and what ends loading.</param>
    /// <returns>Null where there is none that can be used.</returns>
    /// <exception cref="OperationCanceledException">Loading was cancelled.</exception>
    public ModelSession? TryLoad(Task<Engine> engine, ModelOptions options, SessionLoad load)
    {
        if (!File.Exists(IndexPath))
        {
            return null;
        }

        try
        {
            using FileStream graph = File.OpenRead(ModelPath);
            using FileStream? weights = OpenWeights();
            if (File.ReadAllBytes(IndexPath).AsSpan().SequenceEqual(IndexOf(() => engine.GetAwaiter().GetResult().Version, graph, weights)))
            {
                using ModelFile model = ModelFile.Open(ModelPath);
                return SessionLoader.Load(engine.Result, model.Bytes, options, new ProviderSelection(options, []), load with { ExternalDataFolder = folder, IsSaved = true });
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ModelFileException or OnnxRuntimeException)
        {
            // Damaged, or just being deleted: made anew.
        }

        Delete();
        return null;
    }

    /// <summary>Gives a new entry its name, unless another process was faster or the disk is full: then it goes.</summary>
    /// <param name="entry">The name.</param>
    /// <param name="engineVersion">What made it.</param>
    public void TakePlaceOf(PrepackedEntry entry, string engineVersion)
    {
        try
        {
            using (FileStream graph = File.OpenRead(ModelPath))
            using (FileStream? weights = OpenWeights())
            {
                File.WriteAllBytes(IndexPath, IndexOf(() => engineVersion, graph, weights));
            }

            Directory.Move(folder, entry.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Delete();
        }
    }

    /// <summary>Deletes what can be deleted; on Windows a file that a process has loaded stays.</summary>
    public void Delete()
    {
        try
        {
            // Without its index it is no entry any more, whatever stays of it.
            File.Delete(IndexPath);
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    // The engine writes none for a model without large weights.
    private FileStream? OpenWeights() => File.Exists(WeightsPath) ? File.OpenRead(WeightsPath) : null;

    private static byte[] IndexOf(Func<string> engineVersion, FileStream graph, FileStream? weights) => weights is null
        ? EntryIndex.Of(engineVersion, graph.SafeFileHandle)
        : EntryIndex.Of(engineVersion, graph.SafeFileHandle, weights.SafeFileHandle);
}
