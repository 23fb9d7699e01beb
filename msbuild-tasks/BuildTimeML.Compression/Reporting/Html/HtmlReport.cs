using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>The report of a project as a page that needs nothing else: no script, no file, no network.</summary>
internal static class HtmlReport
{
    private static readonly Lazy<string> Style = new(ReadStyle);

    /// <summary>What the page says of each model, in this order. A section with nothing to say is left out.</summary>
    private static readonly IReadOnlyList<Action<HtmlBuilder, ModelReport>> Sections =
    [
        BudgetSection.Write, CandidateSection.Write, TrainingSection.Write, SizeSection.Write, SensitivitySection.Write,
        FusionSection.Write, RangeSection.Write, PassSection.Write, LogSection.Write,
    ];

    public static string Write(ProjectReport report)
    {
        var html = new HtmlBuilder();
        html.Markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>\n");
        html.Markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline'\"/>\n");
        html.Add($"<title>Models of {report.Project}</title>\n<style>\n");
        html.Markup(Palette.Css() + Style.Value);
        html.Markup("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#models\">Skip to the models</a>\n<header>\n");
        html.Add($"<h1>Models of {report.Project}</h1>\n<p class=\"sub\">{Made(report)}</p>\n</header>\n");
        Overview.Write(html, report);
        html.Markup("<main id=\"models\" tabindex=\"-1\">\n");
        for (int i = 0; i < report.Models.Count; i++)
        {
            Write(html, report.Models[i], i + 1);
        }

        html.Markup("</main>\n<footer><p>Times are those of the machine that built, and vary; all else is the same on every machine. Written by BuildTimeML.</p></footer>\n</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>The anchor of a model.</summary>
    public static string IdOf(int number) => $"model-{number}";

    private static string Made(ProjectReport report) => report.Models.Count == 0
        ? "No model has a report yet."
        : $"{(report.Models.Count == 1 ? "One model" : $"{report.Models.Count} models")}, the last made on {report.Models.Max(m => m.MadeAt):yyyy-MM-dd 'at' HH:mm} UTC";

    private static void Write(HtmlBuilder html, ModelReport model, int number)
    {
        html.Add($"<article aria-labelledby=\"{IdOf(number)}\">\n<h2 id=\"{IdOf(number)}\">");
        html.Name(model.Class);
        html.Add($"{(model.Provider.Length > 0 ? $" for {model.Provider}" : "")}</h2>\n<p class=\"sub\"><code>{model.Name}</code></p>\n");
        KeyFigures.Write(html, model);
        foreach (Action<HtmlBuilder, ModelReport> section in Sections)
        {
            section(html, model);
        }

        html.Markup("</article>\n");
    }

    private static string ReadStyle()
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
