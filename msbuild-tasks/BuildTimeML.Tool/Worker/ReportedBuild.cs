using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Caching;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Compression.Reporting.Records;
using BuildTimeML.Manifest;

namespace BuildTimeML.Tool.Worker;

/// <summary>Builds one model and writes its report, also where it fails: then people want to see it most.</summary>
internal static class ReportedBuild
{
    /// <returns>None where the model and its manifest are in place.</returns>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static IReadOnlyList<BuildError> Run(WorkerItem item, ReportRequest? project, string enginePath, BuildContext context, IBuildProgress progress, CancellationToken cancellation)
    {
        var report = new ReportCollector();
        ModelManifest? signature = ReadManifest(item);
        IReadOnlyList<BuildError> errors = ItemBuild.Run(item, signature?.Source.Path ?? item.ModelPath, enginePath, context, report, report.Listen(progress), cancellation);
        if (project is null || item.ReportPath.Length == 0 || signature is null)
        {
            return errors;
        }

        ModelReport written = report.Complete(ModelReport.About(item, signature)) with { Errors = [.. errors.Select(e => new ReportedMessage(e.Code, e.Message))] };
        if (ReportFiles.Write(item.ReportPath, written) is { } whyNot)
        {
            progress.Info($"the report of '{signature.Source.Path}' is not written: {whyNot}");
            return errors;
        }

        return errors.Count == 0 || !report.HasCandidates ? errors : [.. errors.SkipLast(1), Show(errors[^1], project)];
    }

    private static BuildError Show(BuildError error, ReportRequest project) => error with { Message = $"{error.Message} What was measured is in {project.HtmlPath}." };

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
}
