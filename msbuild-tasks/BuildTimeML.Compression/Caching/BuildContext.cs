using BuildTimeML.Build;
using BuildTimeML.Compression.Locking;

namespace BuildTimeML.Compression.Caching;

/// <summary>What a build has to do with those before it and beside it.</summary>
/// <param name="Cache">Null where models are neither taken from one nor kept in one.</param>
/// <param name="Lock">Null where the project has no lock file.</param>
internal sealed record BuildContext(ModelCache? Cache, ProjectLock? Lock)
{
    public static BuildContext None { get; } = new(null, null);

    /// <summary>Whether the contents of all inputs have to be known.</summary>
    public bool NeedsKey => Cache is not null || Lock is not null;

    public static BuildContext Of(WorkerRequest request) => new(
        request.Cache is { } cache ? new ModelCache(cache, request.EnginePath) : null,
        request.Lock is { } file ? new ProjectLock(file) : null);
}
