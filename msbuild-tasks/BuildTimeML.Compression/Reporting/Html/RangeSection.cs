using BuildTimeML.Compression.Reporting.Charts;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Html;

/// <summary>What calibration saw, value by value.</summary>
internal static class RangeSection
{
    private const int OpenUpTo = 12;

    public static void Write(HtmlBuilder html, ModelReport model)
    {
        if (model.Ranges.Count == 0)
        {
            return;
        }

        html.Add($"<section>\n<h3>Calibration</h3>\n<p class=\"note\">The numbers that samples gave each value, on a logarithmic scale of counts; zeros are not drawn. The background is what 8 bits cover.</p>\n");
        html.Markup(model.Ranges.Count <= OpenUpTo ? "<details open=\"\">" : "<details>");
        html.Add($"<summary>{Text.Plural(model.Ranges.Count, "value")}</summary><div class=\"ranges\">\n");
        foreach (ReportedRange range in model.Ranges)
        {
            RangeChart.Write(html, range);
        }

        html.Markup("</div></details>\n</section>\n");
    }
}
