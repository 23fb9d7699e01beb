using System.Diagnostics;

namespace BuildTimeML.Build;

/// <summary>A lock between processes. It is the system's lock on an open file, so that it is free as soon as its holder is gone, however it went.</summary>
internal sealed class FileLock : IDisposable
{
    /// <summary>The lock of a folder that models are built in.</summary>
    public const string OfFolder = "worker.lock";

    // What systems say of a file that is locked: EAGAIN of Linux and of macOS, a sharing violation of Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <param name="path">A file that is there for nothing else; it is made where it is missing.</param>
    /// <returns>Null where another holds it.</returns>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static FileLock? TryTake(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException e) when (Held.Contains(e.HResult))
        {
            return null;
        }
    }

    /// <summary>Tries again and again.</summary>
    /// <param name="path">As above.</param>
    /// <param name="patience">How long.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Null where another holds it all the time.</returns>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FileLock? Wait(string path, TimeSpan patience, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < patience)
        {
            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
            if (TryTake(path) is { } taken)
            {
                return taken;
            }
        }

        return null;
    }

    public void Dispose() => _file.Dispose();
}
