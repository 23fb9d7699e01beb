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

/// <summary>What is to be said of a model in a line.</summary>
internal sealed record Figures(string Title, string Precision, string Size, string Sqnr, string Agreement, string Time, string State, bool IsGood)
{
    public static Figures Of(ModelReport model)
    {
        ReportedCandidate? shipped = model.Candidates.FirstOrDefault(c => c.IsShipped);
        long? size = model.BytesAfter ?? shipped?.Bytes;
        return new Figures(
            model.Class + (model.Provider.Length > 0 ? $" for {model.Provider}" : ""),
            model.Precision is null || model.Precision == model.DeclaredPrecision ? model.DeclaredPrecision : $"{model.Precision} ({model.DeclaredPrecision} was declared)",
            size is { } bytes ? $"{Text.Bytes(model.BytesBefore)} → {Text.Bytes(bytes)}" : Text.None,
            shipped?.Quality is { } quality ? Text.Quality(quality.Sqnr, quality.IsExact) : Text.None,
            shipped?.Quality?.Agreement is { } agreement ? Text.Percent(agreement) : Text.None,
            shipped?.Time is { } time ? Text.Times(time.Median) : Text.None,
            StateOf(model),
            model.Errors.Count == 0 && model.Budgets.All(b => b.IsKept));
    }

    // Broken budgets that the item wants warnings of do not fail the build.
    private static string StateOf(ModelReport model)
    {
        int broken = model.Budgets.Count(b => !b.IsKept);
        return model.Errors.Count > 0 ? $"failed: {string.Join(", ", model.Errors.Select(e => e.Code).Distinct())}"
            : broken > 0 ? $"built, {Text.Plural(broken, "budget")} broken"
            : model.Budgets.Count > 0 ? $"built, {Text.Plural(model.Budgets.Count, "budget")} kept"
            : "built";
    }
}
