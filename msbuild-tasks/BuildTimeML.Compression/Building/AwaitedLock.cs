using BuildTimeML.Build;

namespace BuildTimeML.Compression.Building;

/// <summary>A lock between processes that is waited for.</summary>
internal static class AwaitedLock
{
    /// <param name="path">Of the file that is locked; its folder is made.</param>
    /// <param name="waiting">What to say where another holds it.</param>
    /// <param name="progress">Hears it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static FileLock Take(string path, string waiting, IBuildProgress? progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (FileLock.TryTake(path) is { } free)
        {
            return free;
        }

        progress?.Info(waiting);
        return FileLock.Wait(path, TimeSpan.MaxValue, cancellation)!;
    }
}
