using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Compression.Reporting.Records;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Caching;

/// <summary>Builds a model, or takes it from the cache.</summary>
internal static class CachedBuild
{
    /// <param name="item">What is to be built.</param>
    /// <param name="cache">Null where there is none.</param>
    /// <param name="report">Hears the same either way.</param>
    /// <param name="progress">Hears the same either way.</param>
    /// <param name="cancellation">Ends the work between two steps.</param>
    /// <exception cref="BuildErrorException">The model cannot be built, for a reason that the user can act on.</exception>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static void Run(WorkerItem item, ModelCache? cache, ReportCollector report, IBuildProgress progress, CancellationToken cancellation)
    {
        ModelManifest signature = ModelBuilder.ReadManifest(item);
        TemporaryModel.DeleteLeftovers(item.OutputPath);
        TemporaryModel.DeleteLeftovers(item.ManifestPath);
        using CacheSlot? slot = cache?.Enter(item, signature, progress, cancellation);
        if (slot?.TryTake(item, signature, report, progress) == true)
        {
            return;
        }

        var recording = new RecordingProgress(progress, signature.Source.Path);
        using var samples = ItemSamples.Open(item.Data, signature, recording);
        ModelManifest manifest = ModelBuilder.Build(item, samples.Sets, recording, cancellation, report);
        slot?.Store(item, manifest, recording.Messages, report.Complete(ModelReport.About(item, signature)), progress);
    }
}
