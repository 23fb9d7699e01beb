using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>What broke the build, and the numbers that matter most.</summary>
internal static class KeyFigures
{
    public static void Write(HtmlBuilder html, ModelReport model)
    {
        Errors(html, model);
        ReportedCandidate? shipped = model.Candidates.FirstOrDefault(c => c.IsShipped);
        html.Markup("<dl class=\"facts\">\n");
        Fact(html, "Precision", model.Precision ?? model.DeclaredPrecision, model.Precision is null || model.Precision == model.DeclaredPrecision ? "as declared" : $"{model.DeclaredPrecision} was declared");
        if ((model.BytesAfter ?? shipped?.Bytes) is { } bytes)
        {
            Fact(html, "Size", Text.Bytes(bytes), $"{Text.Percent((double)bytes / Math.Max(model.BytesBefore, 1), "0.#")} of {Text.Bytes(model.BytesBefore)}");
        }

        if (model.CompressedBytes is { } compressed)
        {
            Fact(html, "Compressed", Text.Bytes(compressed), "after Brotli, where zeros take no room");
        }

        if (shipped?.Quality is { } quality)
        {
            Fact(html, "SQNR", Text.Quality(quality.Sqnr, quality.IsExact), $"against the original, {quality.Samples} samples");
            if (quality.Agreement is { } agreement)
            {
                Fact(html, "Agreement", Text.Percent(agreement), "of rows get the same class");
            }

            if (quality is { AccuracyBefore: { } before, AccuracyAfter: { } after })
            {
                Fact(html, "Accuracy", Text.Percent(after), $"original {Text.Percent(before)}");
            }
        }

        if (shipped?.Time is { } time)
        {
            Fact(html, "Time of a call", Text.Times(time.Median), $"the float model, 95 % interval {Text.Short(time.Low)} to {Text.Short(time.High)}");
        }

        html.Markup("</dl>\n");
    }

    private static void Errors(HtmlBuilder html, ModelReport model)
    {
        if (model.Errors.Count == 0)
        {
            return;
        }

        html.Markup("<div class=\"alert\">\n");
        foreach (ReportedMessage error in model.Errors)
        {
            html.Add($"<p><span class=\"bad\">Not built, {error.Code}.</span> {error.Text}</p>\n");
        }

        html.Markup("</div>\n");
    }

    private static void Fact(HtmlBuilder html, string name, string value, string note) =>
        html.Add($"<div><dt>{name}</dt><dd>{value}<small>{note}</small></dd></div>\n");
}
