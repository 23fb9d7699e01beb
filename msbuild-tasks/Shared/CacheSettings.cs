namespace BuildTimeML.Build;

/// <summary>The cache of optimised models that all projects of a user share.</summary>
/// <param name="Directory">Absolute; empty for the system's folder for caches.</param>
/// <param name="MaxSize">The most bytes that it may take; those used longest ago go first.</param>
internal sealed record CacheSettings(string Directory, long MaxSize)
{
    public const long DefaultMaxSize = 2_000_000_000;
}
