namespace BuildTimeML.Runtime;

/// <summary>
/// What the engine made of a model on this machine, kept in a folder for the next start. Whatever is wrong with the folder or
/// with an entry, the model is loaded as the build wrote it.
/// </summary>
internal sealed class PrepackedCache
{
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    private readonly string _folder;
    private readonly string _model;
    private readonly ModelInfo _info;
    private readonly ModelOptions _options;

    private PrepackedCache(string folder, ModelInfo info, ModelOptions options)
    {
        _folder = folder;
        _info = info;
        _options = options;
        _model = info.AssetPath.Replace('/', '.');
    }

    /// <summary>The cache that the options ask for; null where they ask for none, for another execution provider, or for the engine's graph in a file of their own.</summary>
    public static PrepackedCache? For(ModelInfo info, ModelOptions options) =>
        options is { PrepackedCacheDirectory: { } folder, OptimizedModelPath: null } && SessionLoader.IsForCpu(info, options) ? new PrepackedCache(Path.GetFullPath(folder), info, options) : null;

    /// <param name="engine">The engine, which may still be starting.</param>
    /// <param name="loadModel">Loads the model as the build wrote it.</param>
    /// <param name="cancellation">Ends it.</param>
    public ModelSession Load(Task<Engine> engine, Func<Func<SessionLoad, SessionLoad>, ModelSession> loadModel, CancellationToken cancellation)
    {
        var entry = new PrepackedEntry(Path.Combine(_folder, $"{_model}.{CacheKey.Of(_info, _options)}"));
        return entry.TryLoad(engine, _options, new SessionLoad(ExternalDataFolder: null) { Name = _info.Name, Precision = _info.Precision, Cancellation = cancellation }) ?? Make(entry, engine, loadModel);
    }

    private ModelSession Make(PrepackedEntry entry, Task<Engine> engine, Func<Func<SessionLoad, SessionLoad>, ModelSession> loadModel)
    {
        PrepackedEntry? pending = null;
        try
        {
            DirectoryInfo folder = CreatePrivate(_folder);
            DeleteOthers(folder, entry);
            pending = new PrepackedEntry($"{entry.Folder}.{Guid.NewGuid():N}.tmp");
            CreatePrivate(pending.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return loadModel(load => load);
        }

        ModelSession session;
        try
        {
            session = loadModel(load => load with { PrepackedPath = pending.ModelPath });
        }
        catch (OnnxRuntimeException)
        {
            // Perhaps only the saving failed; whatever else it was, it fails again.
            pending.Delete();
            return loadModel(load => load);
        }
        catch
        {
            pending.Delete();
            throw;
        }

        pending.TakePlaceOf(entry, engine.GetAwaiter().GetResult().Version);
        return session;
    }

    // One entry for each model: those of older models, engines and processors go, and what killed processes left.
    private void DeleteOthers(DirectoryInfo folder, PrepackedEntry entry)
    {
        foreach (DirectoryInfo other in folder.EnumerateDirectories(_model + ".*"))
        {
            bool isPending = other.Extension == ".tmp";
            if (other.FullName != entry.Folder && (!isPending || DateTime.UtcNow - other.LastWriteTimeUtc > LongestWrite))
            {
                new PrepackedEntry(other.FullName).Delete();
            }
        }
    }

    // What lies there goes into the engine: on Unix nobody else may write it, or read the weights.
    private static DirectoryInfo CreatePrivate(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
