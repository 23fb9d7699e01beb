using BuildTimeML.Compression.Reporting.Charts;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>Everything that was made and measured: pictures, then the table.</summary>
internal static class CandidateSection
{
    public static void Write(HtmlBuilder html, ModelReport model)
    {
        if (model.Candidates.Count == 0)
        {
            return;
        }

        html.Add($"<section>\n<h3>{(model.Candidates.Count == 1 ? "Candidate" : "Candidates")}</h3>\n<div class=\"pair\">\n");
        ParetoChart.Sqnr.Write(html, model.Candidates, model.Budgets);
        ParetoChart.Agreement.Write(html, model.Candidates, model.Budgets);
        StripChart.Write(html, model.Candidates);
        html.Markup("</div>\n");
        Table.Open(html, "Candidates", Column.Number("No."), Column.Text("Precision"), Column.Number("Size"), Column.Number("SQNR"), Column.Number("Agreement"), Column.Number("Time"), Column.Prose("Outcome"));
        for (int i = 0; i < model.Candidates.Count; i++)
        {
            Row(html, model.Candidates[i], i + 1);
        }

        Table.Close(html);
        html.Markup("</section>\n");
    }

    private static void Row(HtmlBuilder html, ReportedCandidate candidate, int number)
    {
        string sqnr = candidate.Quality is { } quality ? Text.Quality(quality.Sqnr, quality.IsExact) : Text.None;
        string agreement = candidate.Quality?.Agreement is { } share ? Text.Percent(share) : Text.None;
        string time = candidate.Time is { } measured ? Text.Times(measured.Median) : Text.None;
        html.Add($"<tr class=\"{(candidate.IsShipped ? "shipped" : "other")}\"><td class=\"n\">{number}</td><th scope=\"row\">{candidate.Title()}</th><td class=\"n\">{Text.Bytes(candidate.Bytes)}</td><td class=\"n\">{sqnr}</td><td class=\"n\">{agreement}</td><td class=\"n\">{time}</td><td>{(candidate.IsShipped ? "chosen" : candidate.WhyNot ?? "not chosen")}</td></tr>\n");
    }
}
