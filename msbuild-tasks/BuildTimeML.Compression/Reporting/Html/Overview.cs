using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>A row for each model, where there are several.</summary>
internal static class Overview
{
    public static void Write(HtmlBuilder html, ProjectReport report)
    {
        if (report.Models.Count < 2)
        {
            return;
        }

        html.Markup("<nav aria-label=\"Models\">\n");
        Table.Open(html, "Models", Column.Text("Model"), Column.Text("Precision"), Column.Number("Size"), Column.Number("SQNR"), Column.Number("Agreement"), Column.Number("Time"), Column.Text("State"));
        for (int i = 0; i < report.Models.Count; i++)
        {
            ModelReport model = report.Models[i];
            Figures figures = Figures.Of(model);
            html.Add($"<tr><th scope=\"row\"><a href=\"#{HtmlReport.IdOf(i + 1)}\">{figures.Title}</a></th><td>{figures.Precision}</td><td class=\"n\">{figures.Size}</td><td class=\"n\">{figures.Sqnr}</td><td class=\"n\">{figures.Agreement}</td><td class=\"n\">{figures.Time}</td>");
            html.Add($"<td><span class=\"{(figures.IsGood ? "good" : "bad")}\">{figures.State}</span></td></tr>\n");
        }

        Table.Close(html);
        html.Markup("</nav>\n");
    }
}
