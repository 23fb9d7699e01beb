using System.Globalization;
using BuildTimeML.Compression.Reporting.Html;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Charts;

/// <summary>Size against a measure of quality: a point for each candidate, and a line along those that no other one beats in both.</summary>
/// <param name="Title">The chart's name.</param>
/// <param name="Measure">Of the quality; null where the candidate has none.</param>
/// <param name="Format">Writes it.</param>
/// <param name="Exact">What a candidate that equals the original is drawn at; null where the measure has a number for it.</param>
internal sealed record ParetoChart(string Title, Func<ReportedQuality, double?> Measure, Func<double, string> Format, string? Exact)
{
    private const double Height = 220;
    private const double ExactBand = 26;
    private const double Apart = 14;

    public static ParetoChart Sqnr { get; } = new("Size against SQNR", q => q.IsExact ? double.PositiveInfinity : q.Sqnr, Text.Decibels, "exact");

    public static ParetoChart Agreement { get; } = new("Size against agreement", q => q.Agreement, share => Text.Percent(share, "0.##"), null);

    /// <summary>Nothing where fewer than two candidates have the measure.</summary>
    public void Write(HtmlBuilder html, IReadOnlyList<ReportedCandidate> candidates)
    {
        Point[] points = [.. candidates.Select((c, i) => (c, i)).Where(p => p.c.Quality is not null && Measure(p.c.Quality) is not null).Select(p => new Point(p.i + 1, p.c, Measure(p.c.Quality!)!.Value))];
        double[] finite = [.. points.Select(p => p.Value).Where(double.IsFinite)];
        if (points.Length < 2 || finite.Length == 0)
        {
            return;
        }

        bool hasExact = finite.Length < points.Length;
        var x = new Axis(0, points.Max(p => p.Candidate.Bytes) / 1e6);
        var y = new Axis(finite.Min(), finite.Max());
        double top = hasExact ? ExactBand : 8;
        double Y(double value) => double.IsPositiveInfinity(value) ? 8 : top + ((1 - y.At(value)) * (Height - top));
        Point[] front = [.. Front(points)];

        html.Markup("<figure>");
        html.Add($"<figcaption>{Title}</figcaption><div class=\"plot\">");
        Chart.Open(html, "pareto", Height + 38, Title, Description(front));
        Chart.AxisLeft(html, y, top, Height - top, Format);
        if (hasExact)
        {
            html.Add($"<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"8\" y2=\"8\"/><text class=\"tick e\" x=\"-8\" y=\"12\">{Exact}</text>");
        }

        Chart.AxisBelow(html, x, Height, tick => tick.ToString("0.###", CultureInfo.InvariantCulture), "size in MB");
        foreach ((Point from, Point to) in front.Zip(front.Skip(1)))
        {
            html.Add($"<line class=\"front\" x1=\"{Across(from)}%\" y1=\"{Y(from.Value)}\" x2=\"{Across(to)}%\" y2=\"{Y(to.Value)}\"/>");
        }

        foreach (Point point in points.OrderBy(p => p.Candidate.IsShipped))
        {
            html.Add($"<g><title>{point.Candidate.Title()}: {Text.Bytes(point.Candidate.Bytes)}, {(double.IsFinite(point.Value) ? Format(point.Value) : Exact)}{(point.Candidate.IsShipped ? ", shipped" : "")}</title>");
            html.Add($"<circle class=\"{(point.Candidate.IsShipped ? "shipped" : "point")}\" cx=\"{Across(point)}%\" cy=\"{Y(point.Value)}\" r=\"{(point.Candidate.IsShipped ? 6 : 4.5)}\"/></g>");
        }

        Labels(html, points, p => Across(p), p => Y(p.Value));
        Chart.Close(html);
        html.Markup("</div></figure>\n");

        double Across(Point point) => 100 * x.At(point.Candidate.Bytes / 1e6);
    }

    // No other one is smaller and at least as good; the smallest first.
    private static IEnumerable<Point> Front(Point[] points)
    {
        double best = double.NegativeInfinity;
        foreach (Point point in points.OrderBy(p => p.Candidate.Bytes).ThenByDescending(p => p.Value))
        {
            if (point.Value > best)
            {
                best = point.Value;
                yield return point;
            }
        }
    }

    // Beside its point, on the side where there is room; one that would cover another moves down.
    private static void Labels(HtmlBuilder html, Point[] points, Func<Point, double> across, Func<Point, double> down)
    {
        var taken = new List<(double From, double To, double Y)>();
        foreach (Point point in points.OrderByDescending(p => p.Candidate.IsShipped).ThenBy(p => p.Candidate.KeptFloat.Count))
        {
            string label = Label(point);
            double width = (label.Length * Chart.Letter * 100 / Chart.NarrowWidth) + 4;
            double x = across(point);
            bool before = x + width > 100;
            (double from, double to) = before ? (x - width, x) : (x, x + width);
            double y = down(point) + 4;
            while (taken.Exists(t => t.From < to && from < t.To && Math.Abs(t.Y - y) < Apart) && y < Height - 4)
            {
                y += Apart / 2;
            }

            taken.Add((from, to, y));
            html.Add($"<text class=\"label{(before ? " e" : "")}{(point.Candidate.IsShipped ? " strong" : "")}\" x=\"{x}%\" y=\"{y}\" dx=\"{(before ? -10 : 10)}\">{label}</text>");
        }
    }

    private static string Label(Point point)
    {
        string number = point.Number.ToString(CultureInfo.InvariantCulture);
        return point.Candidate.KeptFloat.Count == 0 ? $"{number} {point.Candidate.Precision}" : point.Candidate.IsShipped ? $"{number} shipped" : number;
    }

    private string Description(Point[] front) =>
        $"A point for each candidate. No other one is both smaller and better than {string.Join("; ", front.Select(p => $"{p.Candidate.Title()} with {Text.Bytes(p.Candidate.Bytes)} and {(double.IsFinite(p.Value) ? Format(p.Value) : Exact)}"))}. The table of candidates has all numbers.";

    private sealed record Point(int Number, ReportedCandidate Candidate, double Value);
}
