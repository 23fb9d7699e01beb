using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>What the passes changed, and what they left as it is and why.</summary>
internal static class PassSection
{
    public static void Write(HtmlBuilder html, ModelReport model)
    {
        if (model.Passes.Count == 0)
        {
            return;
        }

        html.Add($"<section>\n<h3>Passes</h3>\n<details><summary>{Text.Plural(model.Passes.Sum(p => p.Changed), "change")}, {model.Passes.Sum(p => p.Declined.Sum(d => d.Count))} declined</summary>");
        Table.Open(html, "Passes", Column.Text("Pass"), Column.Number("Changed"), Column.Prose("What"));
        foreach (ReportedPass pass in model.Passes)
        {
            html.Add($"<tr><th scope=\"row\">{pass.Pass}</th><td class=\"n\">{pass.Changed}</td><td><code>{Some(pass.Subjects, pass.Changed)}</code>");
            foreach (ReportedDecline declined in pass.Declined)
            {
                html.Add($"<p>Left {declined.Count}, {declined.Text}: <code>{Some(declined.Subjects, declined.Count)}</code></p>");
            }

            html.Markup("</td></tr>\n");
        }

        Table.Close(html);
        html.Markup("</details>\n</section>\n");
    }

    private static string Some(IReadOnlyList<string> subjects, int count) => string.Join(", ", subjects) + (count > subjects.Count && subjects.Count == PassSummary.MostSubjects ? ", …" : "");
}
