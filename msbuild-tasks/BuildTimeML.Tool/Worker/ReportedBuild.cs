using System.Diagnostics;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Caching;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Compression.Reporting.Records;
using BuildTimeML.Manifest;

namespace BuildTimeML.Tool;

/// <summary>Builds one model and writes its report, also where it fails: then people want to see it most.</summary>
internal static class ReportedBuild
{
    /// <returns>None where the model and its manifest are in place.</returns>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static IReadOnlyList<BuildError> Run(WorkerItem item, ReportRequest? project, string enginePath, ModelCache? cache, IBuildProgress progress, CancellationToken cancellation)
    {
        var report = new ReportCollector();
        DateTime start = DateTime.UtcNow;
        long clock = Stopwatch.GetTimestamp();
        IReadOnlyList<BuildError> errors = ItemBuild.Run(item, enginePath, cache, progress, cancellation, report);
        if (project is null || item.ReportPath.Length == 0 || ReadManifest(item) is not { } manifest)
        {
            return errors;
        }

        string? whyNot = ReportFiles.Write(item.ReportPath, report.Complete(new ModelReport
        {
            Name = manifest.Source.Path,
            Class = manifest.FullName,
            Provider = item.Provider,
            DeclaredPrecision = manifest.Precision,
            MadeAt = start,
            Seconds = Math.Round(Stopwatch.GetElapsedTime(clock).TotalSeconds, 3),
            Machine = ReportedMachine.This(),
            Errors = [.. errors.Select(e => new ReportedMessage(e.Code, e.Message))],
            BytesBefore = BytesOf(item, manifest),
            Metadata = [.. item.Metadata.Select(m => new ReportedMetadata(m.Key, m.Value))],
            Commands = Commands.Of(item, manifest.Source.Path),
        }));
        if (whyNot is not null)
        {
            progress.Info($"the report of '{manifest.Source.Path}' is not written: {whyNot}");
            return errors;
        }

        return report.HasCandidates ? [.. errors.Select(e => e with { Message = $"{e.Message} What was measured is in {project.HtmlPath}." })] : errors;
    }

    private static ModelManifest? ReadManifest(WorkerItem item)
    {
        try
        {
            return ModelBuilder.ReadManifest(item);
        }
        catch (BuildErrorException)
        {
            return null;
        }
    }

    private static long BytesOf(WorkerItem item, ModelManifest manifest)
    {
        string folder = Path.GetDirectoryName(item.ModelPath)!;
        string named = Path.GetDirectoryName(manifest.Source.Path)!;
        return manifest.SourceWeights.Select(w => Path.Combine(folder, Path.GetRelativePath(named.Length == 0 ? "." : named, w.Path)))
            .Prepend(item.ModelPath).Select(path => new FileInfo(path)).Sum(f => f.Exists ? f.Length : 0);
    }
}
