using System.Globalization;
using System.Text;
using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting;

/// <summary>The report of a project in few lines, as a comment on a pull request has room for.</summary>
internal static class MarkdownReport
{
    public static string Write(ProjectReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### Models of {Escape(report.Project)}\n\n| model | precision | size | SQNR | agreement | time | state |\n|---|---|--:|--:|--:|--:|---|\n");
        foreach (ModelReport model in report.Models)
        {
            Figures figures = Figures.Of(model);
            Row(text, [figures.Title, figures.Precision, figures.Size, figures.Sqnr, figures.Agreement, figures.Time, figures.State]);
        }

        foreach (ModelReport model in report.Models)
        {
            Details(text, model);
        }

        return text.ToString();
    }

    private static void Details(StringBuilder text, ModelReport model)
    {
        foreach (ReportedMessage error in model.Errors)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{Escape(model.Class)}** {Escape(error.Code)}: {Escape(error.Text)}\n");
        }

        if (model.Budgets.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{Escape(model.Class)}** budgets\n\n| budget | limit | measured | margin | state |\n|---|--:|--:|--:|---|\n");
            foreach (BudgetOutcome budget in model.Budgets)
            {
                Row(text, [budget.Metadata, budget.Limit, budget.Measured, Text.SignedPercent(budget.Margin), budget.IsKept ? "kept" : "broken"]);
            }
        }

        if (model.Candidates.Count > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{Escape(model.Class)}: {model.Candidates.Count} candidates</summary>\n\n| candidate | size | SQNR | agreement | time | outcome |\n|---|--:|--:|--:|--:|---|\n");
            foreach (ReportedCandidate candidate in model.Candidates)
            {
                Row(text,
                [
                    candidate.Title(),
                    Text.Bytes(candidate.Bytes),
                    candidate.Quality is { } quality ? Text.Quality(quality.Sqnr, quality.IsExact) : Text.None,
                    candidate.Quality?.Agreement is { } agreement ? Text.Percent(agreement) : Text.None,
                    candidate.Time is { } time ? Text.Times(time.Median) : Text.None,
                    candidate.IsShipped ? "chosen" : candidate.WhyNot ?? "not chosen",
                ]);
            }

            text.Append("\n</details>\n");
        }
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");

    // Whatever could begin markup, in Markdown or in HTML, or a mention.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\n' or '\r' or '\t' => escaped.Append(' '),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '@' => escaped.Append("&#64;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '!' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
