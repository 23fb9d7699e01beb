using BuildTimeML.Build;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Tool.Worker;

/// <summary>Two builds of one project may run at once; their workers do not: each would take the files of the other for leftovers.</summary>
internal static class FolderLock
{
    /// <param name="folder">Where the models of a project are built.</param>
    /// <param name="progress">Hears of waiting.</param>
    /// <param name="cancellation">Ends it.</param>
    public static FileLock Take(string folder, IBuildProgress? progress, CancellationToken cancellation) =>
        AwaitedLock.Take(Path.Combine(folder, FileLock.OfFolder), "another build of this project is at work; waiting for it", progress, cancellation);
}
