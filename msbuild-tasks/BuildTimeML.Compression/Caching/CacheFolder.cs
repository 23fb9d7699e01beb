using BuildTimeML.Build;

namespace BuildTimeML.Compression.Caching;

/// <summary>Where a cache keeps what: <c>entries/&lt;key&gt;</c> is an entry, <c>locks/&lt;first digits of keys&gt;</c> guards those keys.</summary>
internal sealed class CacheFolder
{
    // 4096 locks at most. They are empty, shared by unrelated keys once in a blue moon, and never deleted: that could not be done safely.
    private const int LockDigits = 3;

    private readonly string _root;

    /// <param name="directory">Absolute; empty for the system's folder for caches.</param>
    /// <exception cref="IOException">There is none.</exception>
    public CacheFolder(string directory) => _root = directory.Length > 0 ? directory : Path.Combine(SystemCaches(), "buildtimeml", "models");

    public string Entries => Path.Combine(_root, "entries");

    public string Entry(string key) => Path.Combine(Entries, key);

    /// <summary>A name beside the entries that is not taken; what is there without its lock held was left by a process that died.</summary>
    public string Temporary(string key) => $"{Entry(key)}.{Guid.NewGuid():N}.tmp";

    /// <summary>All entries and all leftovers.</summary>
    public IEnumerable<string> All => Directory.Exists(Entries) ? Directory.EnumerateDirectories(Entries) : [];

    public static bool IsTemporary(string entry) => Path.GetExtension(entry) == ".tmp";

    /// <param name="entry">The path of an entry or of a leftover.</param>
    public static string KeyOf(string entry) => Path.GetFileName(entry).Split('.')[0];

    /// <returns>Null where another process holds it.</returns>
    public FileLock? TryLock(string key) => FileLock.TryTake(LockOf(key));

    /// <returns>Null where another process holds it all the time.</returns>
    public FileLock? WaitForLock(string key, TimeSpan patience, CancellationToken cancellation) => FileLock.Wait(LockOf(key), patience, cancellation);

    /// <summary>Takes out an entry, or a leftover, whose lock is held: nobody ever sees half of it.</summary>
    public void Delete(string entry)
    {
        string temporary = Temporary(KeyOf(entry));
        Directory.Move(entry, temporary);
        Directory.Delete(temporary, recursive: true);
    }

    /// <summary>Takes out what processes that died left of a key whose lock is held.</summary>
    public void DeleteLeftovers(string key)
    {
        foreach (string leftover in Directory.GetDirectories(Entries, key + ".*.tmp"))
        {
            Directory.Delete(leftover, recursive: true);
        }
    }

    private string LockOf(string key) => Path.Combine(Directory.CreateDirectory(Path.Combine(_root, "locks")).FullName, key[..LockDigits]);

    private static string SystemCaches()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string folder = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } caches && Path.IsPathRooted(caches) ? caches
            : home.Length == 0 ? ""
            : Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache");
        return folder.Length > 0 ? folder : throw new DirectoryNotFoundException("the user has no folder; OptimizedModelCacheDirectory may name one");
    }
}
