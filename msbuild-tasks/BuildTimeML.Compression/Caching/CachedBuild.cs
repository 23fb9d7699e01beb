using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Locking;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Compression.Reporting.Records;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Caching;

/// <summary>Builds a model, or takes it from the cache.</summary>
internal static class CachedBuild
{
    /// <param name="item">What is to be built.</param>
    /// <param name="context">What it has to do with other builds.</param>
    /// <param name="report">Hears the same either way.</param>
    /// <param name="progress">Hears the same either way.</param>
    /// <param name="cancellation">Ends the work between two steps.</param>
    /// <exception cref="BuildErrorException">The model cannot be built, for a reason that the user can act on.</exception>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static void Run(WorkerItem item, BuildContext context, ReportCollector report, IBuildProgress progress, CancellationToken cancellation)
    {
        ModelManifest signature = ModelBuilder.ReadManifest(item);
        TemporaryModel.DeleteLeftovers(item.OutputPath);
        TemporaryModel.DeleteLeftovers(item.ManifestPath);
        if (item.Training.IsOnly)
        {
            using var samples = ItemSamples.Open(item.Data, signature, progress);
            ModelBuilder.Train(item, samples.Sets, progress, cancellation);
            return;
        }

        BuildKey? key = context.NeedsKey ? TryKey(item, signature) : null;
        LockedChoice? choice = key is null ? null : context.Lock?.ChoiceFor(item, key);
        using (CacheSlot? slot = key is null ? null : context.Cache?.Enter(key, choice, signature.Source.Path, progress, cancellation))
        {
            if (slot?.TryTake(item, signature, report, progress) != true)
            {
                Make(item, signature, choice, slot, report, progress, cancellation);
            }
        }

        if (key is not null)
        {
            context.Lock?.Hold(item, key, report.Complete(ModelReport.About(item, signature)), progress);
        }
    }

    private static void Make(
        WorkerItem item, ModelManifest signature, LockedChoice? choice, CacheSlot? slot, ReportCollector report, IBuildProgress progress, CancellationToken cancellation)
    {
        var recording = new RecordingProgress(progress, signature.Source.Path);
        if (item.Data.Files.Any())
        {
            recording.Phase("reading the samples");
        }

        using var samples = ItemSamples.Open(item.Data, signature, recording);
        ModelManifest manifest = ModelBuilder.Build(item, samples.Sets, recording, cancellation, report, choice);
        slot?.Store(item, manifest, recording.Messages, report.Complete(ModelReport.About(item, signature)), progress);
    }

    // The build reads the same files, and says what is wrong with them.
    private static BuildKey? TryKey(WorkerItem item, ModelManifest signature)
    {
        try
        {
            return BuildKey.Of(item, signature);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
