using System.Globalization;
using System.Text;
using BuildTimeML.Compression.Reporting.Html;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Charts;

/// <summary>The histogram of a value, counts in logarithms, on the background of what 8 bits cover.</summary>
internal static class RangeChart
{
    private const int Height = 56;

    public static void Write(HtmlBuilder html, ReportedRange range)
    {
        (string titleId, string descriptionId) = (html.NewId(), html.NewId());
        double end = range.FirstEdge + (range.Counts.Count * range.BinWidth);
        double from = At(range, Math.Max(range.CoveredFrom, range.FirstEdge));
        double to = At(range, Math.Min(range.CoveredTo, end));
        html.Add($"<figure class=\"range\"><figcaption><code>{range.Value}</code></figcaption>");
        html.Add($"<svg role=\"img\" aria-labelledby=\"{titleId}\" aria-describedby=\"{descriptionId}\" viewBox=\"0 0 {range.Counts.Count} {Height}\" preserveAspectRatio=\"none\" width=\"100%\" height=\"{Height}\">");
        html.Add($"<title id=\"{titleId}\">Histogram of {range.Value}</title><desc id=\"{descriptionId}\">{Describe(range)}</desc>");
        html.Add($"<rect class=\"covered\" x=\"{from}\" y=\"0\" width=\"{Math.Max(to - from, 0)}\" height=\"{Height}\"/><path d=\"{Outline(range.Counts)}\"/></svg>");
        html.Add($"<p>{Text.Short(range.Minimum)} … {Text.Short(range.Maximum)}<br/>8 bits: {Text.Short(range.CoveredFrom)} … {Text.Short(range.CoveredTo)}<br/>{Clipped(range)} clipped, {Text.Percent(Share(range.Zeros, range), "0.#")} zero</p></figure>\n");
    }

    private static string Clipped(ReportedRange range) => range.Clipped == 0 ? "0" : Text.Percent(Share(range.Clipped, range), "0.####");

    private static double Share(long part, ReportedRange range) => range.Numbers == 0 ? 0 : (double)part / range.Numbers;

    private static double At(ReportedRange range, double number) => Math.Clamp((number - range.FirstEdge) / range.BinWidth, 0, range.Counts.Count);

    private static string Describe(ReportedRange range) =>
        $"{Text.Count(range.Numbers)} numbers from {Text.Short(range.Minimum)} to {Text.Short(range.Maximum)}; 8 bits cover {Text.Short(range.CoveredFrom)} to {Text.Short(range.CoveredTo)} and clip {Clipped(range)}.";

    private static string Outline(IReadOnlyList<long> counts)
    {
        double tallest = Math.Log(1 + counts.Max());
        var path = new StringBuilder($"M0 {Height}");
        foreach (long count in counts)
        {
            double y = tallest == 0 ? Height : Height - ((Height - 2) * Math.Log(1 + count) / tallest);
            path.Append(CultureInfo.InvariantCulture, $"V{y:0.#}h1");
        }

        return path.Append(CultureInfo.InvariantCulture, $"V{Height}Z").ToString();
    }
}
