using BuildTimeML.Build;

namespace BuildTimeML.Compression.Building;

/// <summary>A file that lies beside its target until it takes the target's place; gone when disposed, unless it did.</summary>
internal sealed class TemporaryFile(string target) : IDisposable
{
    public string Path { get; } = $"{target}.{Guid.NewGuid():N}.tmp";

    /// <summary>Takes out what a killed process left beside the target.</summary>
    public static void DeleteLeftovers(string target)
    {
        string folder = System.IO.Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (string leftover in Directory.EnumerateFiles(folder, System.IO.Path.GetFileName(target) + ".*.tmp"))
        {
            File.Delete(leftover);
        }
    }

    public void Write(Action<Stream> write)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var stream = new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
        write(stream);
        stream.Flush(flushToDisk: true);
    }

    public void TakePlace() => AtomicFile.Replace(Path, target);

    public void Dispose() => File.Delete(Path);
}
