using BuildTimeML.Compression.Reporting.Html;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Charts;

/// <summary>The times of candidates, round by round: a dot for each round, a box from the first to the third quarter, a line at the median.</summary>
internal static class StripChart
{
    private const double Row = 46;
    private const double Middle = 30;
    private const double Box = 9;
    private const string Title = "Time of a call, by that of the float model";

    // Further out than this many widths of the box a round says something of the machine alone.
    private const double Reach = 1.5;

    /// <summary>Nothing where no candidate was timed.</summary>
    public static void Write(HtmlBuilder html, IReadOnlyList<ReportedCandidate> candidates)
    {
        Strip[] strips = [.. candidates.Select((c, i) => (c, i)).Where(p => p.c.Time is { Ratios.Count: > 0 }).Select(p => new Strip(p.i + 1, p.c, [.. p.c.Time!.Ratios.Order()]))];
        if (strips.Length == 0)
        {
            return;
        }

        var axis = new Axis(
            Math.Min(strips.Min(s => Math.Max(s.Sorted[0], s.Quarter(0.25) - s.Reach)), 1),
            Math.Max(strips.Max(s => Math.Min(s.Sorted[^1], s.Quarter(0.75) + s.Reach)), 1));
        double height = strips.Length * Row;
        html.Add($"<figure><figcaption>{Title}</figcaption><div class=\"plot flush\">");
        Chart.Open(html, "strip", height + 38, Title, Description(strips));
        Chart.AxisBelow(html, axis, height, tick => Text.Times(tick), "ratio of times, less is faster");
        html.Add($"<line class=\"one\" x1=\"{100 * axis.At(1)}%\" x2=\"{100 * axis.At(1)}%\" y1=\"0\" y2=\"{height}\"/>");
        for (int i = 0; i < strips.Length; i++)
        {
            Write(html, strips[i], axis, i * Row);
        }

        Chart.Close(html);
        html.Markup("</div></figure>\n");
    }

    private static void Write(HtmlBuilder html, Strip strip, Axis axis, double top)
    {
        double X(double ratio) => 100 * axis.At(ratio);
        ReportedTime time = strip.Candidate.Time!;
        (double low, double high) = (X(strip.Quarter(0.25)), X(strip.Quarter(0.75)));
        int outside = strip.Sorted.Count(r => r < axis.From || r > axis.To);
        html.Add($"<g><title>{Describe(strip)}</title>");
        html.Add($"<text class=\"label halo{(strip.Candidate.IsShipped ? " strong" : "")}\" x=\"0\" y=\"{top + 13}\">{strip.Number} {strip.Candidate.Title()}  {Text.Times(time.Median)}{(outside > 0 ? $" ({outside} beyond)" : "")}</text>");
        html.Add($"<rect class=\"quarters\" x=\"{low}%\" width=\"{Math.Max(high - low, 0.2)}%\" y=\"{top + Middle - Box}\" height=\"{2 * Box}\"/>");
        for (int i = 0; i < time.Ratios.Count; i++)
        {
            if (time.Ratios[i] < axis.From || time.Ratios[i] > axis.To)
            {
                continue;
            }

            // Not chance, so that the same rounds give the same picture.
            double aside = ((i * 5 % 13) - 6) * Box / 8;
            html.Add($"<circle class=\"dot\" cx=\"{X(time.Ratios[i])}%\" cy=\"{top + Middle + aside}\" r=\"1.8\"/>");
        }

        html.Add($"<line class=\"median\" x1=\"{X(time.Median)}%\" x2=\"{X(time.Median)}%\" y1=\"{top + Middle - Box - 2}\" y2=\"{top + Middle + Box + 2}\"/></g>\n");
    }

    private static string Describe(Strip strip)
    {
        ReportedTime time = strip.Candidate.Time!;
        return $"{strip.Candidate.Title()}: median {Text.Times(time.Median)}, 95 % interval {Text.Times(time.Low)} to {Text.Times(time.High)}, {time.Ratios.Count} rounds";
    }

    private static string Description(Strip[] strips) => string.Join(". ", strips.Select(Describe)) + ".";

    private sealed record Strip(int Number, ReportedCandidate Candidate, double[] Sorted)
    {
        public double Reach => StripChart.Reach * (Quarter(0.75) - Quarter(0.25));

        public double Quarter(double share) => Sorted[(int)Math.Round(share * (Sorted.Length - 1))];
    }
}
