using BuildTimeML.Manifest;
using static BuildTimeML.Manifest.Record;

namespace BuildTimeML.Build;

/// <summary>The report of a project, which is joined from those of its models.</summary>
/// <param name="Project">Its name.</param>
/// <param name="Folder">Where it goes, absolute.</param>
/// <param name="Models">The reports of all models of the project, also of those that are not made now, absolute; some may not be there.</param>
internal sealed record ReportRequest(string Project, string Folder, IReadOnlyList<string> Models)
{
    /// <summary>What the report of a model has after the name of its files.</summary>
    public const string ModelExtension = ".report.json";

    public const string HtmlName = "report.html";
    public const string JsonName = "report.json";
    public const string MarkdownName = "report.md";

    public static IReadOnlyList<string> Names { get; } = [HtmlName, JsonName, MarkdownName];

    public string HtmlPath => Path.Combine(Folder, HtmlName);

    /// <exception cref="RecordException">The line cannot be read.</exception>
    public static ReportRequest Read(Record record)
    {
        (string project, string folder) = (record.String(), record.String());
        var models = new List<string>();
        while (!record.AtEnd)
        {
            models.Add(record.String());
        }

        return new ReportRequest(project, folder, models);
    }

    public IEnumerable<Token> Write() => [Word("report"), Text(Project), Text(Folder), .. Models.Select(Text)];
}
