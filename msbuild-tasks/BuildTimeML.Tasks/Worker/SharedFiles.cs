using BuildTimeML.Build;

namespace BuildTimeML.Tasks.Worker;

/// <summary>The properties about what builds share: the cache of optimised models, and the lock file.</summary>
internal static class SharedFiles
{
    /// <param name="projectFolder">Absolute.</param>
    /// <param name="use">OptimizedModelCache.</param>
    /// <param name="directory">OptimizedModelCacheDirectory.</param>
    /// <param name="maxSize">OptimizedModelCacheMaxSize.</param>
    /// <returns>Null where the project wants no cache.</returns>
    /// <exception cref="BuildErrorException">The size cannot be read.</exception>
    public static CacheSettings? Cache(string projectFolder, bool use, string directory, string maxSize)
    {
        long size = CacheSettings.DefaultMaxSize;
        if (maxSize.Trim().Length > 0 && !ByteSize.TryParse(maxSize, out size))
        {
            throw new BuildErrorException(BuildErrors.InvalidCacheSize.With(maxSize));
        }

        return use ? new CacheSettings(directory.Length == 0 ? "" : Path.GetFullPath(Path.Combine(projectFolder, directory)), size) : null;
    }

    /// <param name="path">Of the file.</param>
    /// <param name="mode">OptimizedModelLock.</param>
    /// <param name="tolerances">OptimizedModelLockTolerances.</param>
    /// <returns>Null where the project wants no lock file.</returns>
    /// <exception cref="BuildErrorException">A property cannot be read.</exception>
    public static LockRequest? Lock(string path, string mode, string tolerances)
    {
        switch (mode.Trim().ToLowerInvariant())
        {
            case "" or "false":
                return null;
            case ("true" or "check") and var known:
                CheckTolerances(tolerances);
                return new LockRequest(path, IsCheck: known == "check", tolerances);
            default:
                throw new BuildErrorException(BuildErrors.InvalidLock.With("OptimizedModelLock", mode, "it is true, Check or false"));
        }
    }

    private static void CheckTolerances(string tolerances)
    {
        try
        {
            LockTolerances.Parse(tolerances);
        }
        catch (FormatException e)
        {
            throw new BuildErrorException(BuildErrors.InvalidLock.With("OptimizedModelLockTolerances", tolerances, e.Message));
        }
    }
}
