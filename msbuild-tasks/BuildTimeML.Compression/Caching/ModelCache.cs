using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Locking;

namespace BuildTimeML.Compression.Caching;

/// <summary>
/// Optimised models by what decides them, shared by all builds of a user. Nothing in it is trusted: what is taken was copied and then
/// hashed. A cache that does not work never fails a build.
/// </summary>
/// <param name="settings">Where it is and how large it may be.</param>
/// <param name="enginePath">ONNX Runtime's native library.</param>
internal sealed class ModelCache(CacheSettings settings, string enginePath)
{
    // Whoever waits longer makes the model itself.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly Lazy<string> _tool = new(() => ToolHash.Of(enginePath));

    /// <summary>Waits while another build makes the same model.</summary>
    /// <param name="key">What the model is built from.</param>
    /// <param name="choice">What need not be decided any more.</param>
    /// <param name="name">The model's name, for messages.</param>
    /// <param name="progress">Hears of waiting, and why there is no cache.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The place of the model, locked; null where the cache cannot be used.</returns>
    public CacheSlot? Enter(BuildKey key, LockedChoice? choice, string name, IBuildProgress progress, CancellationToken cancellation)
    {
        try
        {
            var folder = new CacheFolder(settings.Directory);
            Directory.CreateDirectory(folder.Entries);
            string hash = key.For(_tool.Value, BuildMachine.Kind, choice);
            return Wait(folder, hash, name, progress, cancellation) is { } taken ? new CacheSlot(folder, settings.MaxSize, hash, key, taken) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            progress.Info($"the cache of optimised models cannot be used: {e.Message}");
            return null;
        }
    }

    private static FileLock? Wait(CacheFolder folder, string key, string name, IBuildProgress progress, CancellationToken cancellation)
    {
        if (folder.TryLock(key) is { } free)
        {
            return free;
        }

        progress.Info($"another build makes what '{name}' becomes; waiting for it");
        if (folder.WaitForLock(key, Patience, cancellation) is { } taken)
        {
            return taken;
        }

        progress.Info($"the other build is not done after {Patience.TotalMinutes} minutes, so '{name}' is made here too");
        return null;
    }
}
