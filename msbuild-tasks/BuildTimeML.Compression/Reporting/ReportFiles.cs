using BuildTimeML.Build;
using BuildTimeML.Compression.Reporting.Html;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting;

/// <summary>Puts reports where they belong. That a report cannot be written is no reason for a build to fail.</summary>
internal static class ReportFiles
{
    /// <returns>Why it could not be written; null where it was.</returns>
    public static string? Write(string path, ModelReport report) => Try(() => AtomicFile.WriteIfDifferent(path, ReportJson.Write(report)));

    /// <summary>Joins the reports of the models, as far as they are there, to that of the project.</summary>
    /// <returns>Why it could not be written; null where it was.</returns>
    public static string? Join(ReportRequest request) => Try(() =>
    {
        var project = new ProjectReport(request.Project, [.. request.Models.Where(File.Exists).Select(path => ReportJson.Read(File.ReadAllText(path))).OfType<ModelReport>()]);
        AtomicFile.WriteIfDifferent(Path.Combine(request.Folder, ReportRequest.JsonName), ReportJson.Write(project));
        AtomicFile.WriteIfDifferent(Path.Combine(request.Folder, ReportRequest.MarkdownName), MarkdownReport.Write(project));
        AtomicFile.WriteIfDifferent(request.HtmlPath, HtmlReport.Write(project));
    });

    private static string? Try(Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }
}
