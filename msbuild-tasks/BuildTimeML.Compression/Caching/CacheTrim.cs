using BuildTimeML.Build;

namespace BuildTimeML.Compression.Caching;

/// <summary>Keeps a cache within its size. What another process works on stays: it counts, but does not go.</summary>
internal static class CacheTrim
{
    public static void Run(CacheFolder folder, long maxSize)
    {
        foreach (string leftover in folder.All.Where(CacheFolder.IsTemporary).ToList())
        {
            TryDelete(folder, leftover);
        }

        Used[] entries = [.. folder.All.Select(Measure).OfType<Used>().OrderBy(e => e.At)];
        long size = entries.Sum(e => e.Size);
        foreach (Used entry in entries.TakeWhile(_ => size > maxSize))
        {
            if (TryDelete(folder, entry.Path))
            {
                size -= entry.Size;
            }
        }
    }

    private static bool TryDelete(CacheFolder folder, string entry)
    {
        using FileLock? taken = folder.TryLock(CacheFolder.KeyOf(entry));
        if (taken is null || !Directory.Exists(entry))
        {
            return false;
        }

        folder.Delete(entry);
        return true;
    }

    // Null where another process takes it out meanwhile.
    private static Used? Measure(string entry)
    {
        try
        {
            return new Used(entry, File.GetLastWriteTimeUtc(CacheEntry.PathIn(entry)), new DirectoryInfo(entry).EnumerateFiles().Sum(f => f.Length));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record Used(string Path, DateTime At, long Size);
}
