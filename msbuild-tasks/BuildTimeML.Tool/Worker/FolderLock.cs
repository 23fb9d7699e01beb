using BuildTimeML.Build;
using BuildTimeML.Compression.Building;

namespace BuildTimeML.Tool;

/// <summary>Two builds of one project may run at once; their workers do not: each would take the files of the other for leftovers.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <param name="folder">Where the models of a project are built.</param>
    /// <param name="progress">Hears of waiting.</param>
    /// <param name="cancellation">Ends it.</param>
    public static FileLock Take(string folder, IBuildProgress? progress, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, FileLock.OfFolder);
        if (FileLock.TryTake(path) is { } free)
        {
            return free;
        }

        progress?.Info("another build of this project is at work; waiting for it");
        while (true)
        {
            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
            if (FileLock.TryTake(path) is { } taken)
            {
                return taken;
            }
        }
    }
}
