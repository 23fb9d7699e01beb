using System.Diagnostics;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Caching;

/// <summary>
/// Optimised models by what decides them, shared by all builds of a user. Nothing in it is trusted: what is taken was copied and then
/// hashed. A cache that does not work never fails a build.
/// </summary>
/// <param name="settings">Where it is and how large it may be.</param>
/// <param name="enginePath">ONNX Runtime's native library.</param>
internal sealed class ModelCache(CacheSettings settings, string enginePath)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // Whoever waits longer makes the model itself.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly Lazy<string> _tool = new(() => ToolHash.Of(enginePath));

    /// <summary>Waits while another build makes the same model.</summary>
    /// <param name="item">What is to be built.</param>
    /// <param name="signature">Its manifest.</param>
    /// <param name="progress">Hears of waiting, and why there is no cache.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The place of the model, locked; null where the cache cannot be used.</returns>
    public CacheSlot? Enter(WorkerItem item, ModelManifest signature, IBuildProgress progress, CancellationToken cancellation)
    {
        BuildKey key;
        try
        {
            key = BuildKey.Of(item, signature, _tool.Value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The build reads the same files, and says what is wrong with them.
            return null;
        }

        try
        {
            var folder = new CacheFolder(settings.Directory);
            Directory.CreateDirectory(folder.Entries);
            return Wait(folder, key.Hex, signature.Source.Path, progress, cancellation) is { } taken
                ? new CacheSlot(folder, settings.MaxSize, key, taken)
                : null;
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
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience)
        {
            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
            if (folder.TryLock(key) is { } taken)
            {
                return taken;
            }
        }

        progress.Info($"the other build is not done after {Patience.TotalMinutes} minutes, so '{name}' is made here too");
        return null;
    }
}
