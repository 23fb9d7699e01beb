using System.Globalization;
using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Reporting.Html;
using BuildTimeML.Compression.Reporting.Records;

namespace BuildTimeML.Compression.Reporting.Charts;

/// <summary>Size against a measure of quality: a point for each candidate, a line along those that no other one beats in both, and the limits that the project sets.</summary>
/// <param name="Title">The chart's name.</param>
/// <param name="Metadata">What limits the quality.</param>
/// <param name="Measure">Of the quality; null where the candidate has none.</param>
/// <param name="Format">Writes it.</param>
/// <param name="Tick">Writes it at the axis, where it is a round number.</param>
/// <param name="Most">What is greater is all the same: it has a line of its own at the top.</param>
/// <param name="MostText">What that line is called.</param>
internal sealed record ParetoChart(string Title, string Metadata, Func<ReportedQuality, double?> Measure, Func<double, string> Format, Func<double, string> Tick, double Most, string MostText)
{
    private const double Height = 220;
    private const double TopLine = 8;
    private const double TopBand = 34;
    private const double DotWidth = 2.5;
    private const int MostShifts = 12;
    private const string SizeMetadata = "MaxSize";

    // A limit that is further out, by the span of the points, would only press them together.
    private const double Reach = 0.5;

    // Float32 has 24 bits: what is nearer differs by its rounding alone.
    private const double FloatNoise = 90;

    public static ParetoChart Sqnr { get; } = new(
        "Size against SQNR", "MinSqnr", q => q.IsExact ? double.PositiveInfinity : q.Sqnr, d => double.IsFinite(d) ? Text.Decibels(d) : "exact", d => $"{Text.Short(d)}\u00a0dB", FloatNoise, "over 90\u00a0dB");

    public static ParetoChart Agreement { get; } = new("Size against agreement", "MinAgreement", q => q.Agreement, share => Text.Percent(share), share => Text.Percent(share, "0.##"), double.PositiveInfinity, "");

    /// <summary>Nothing where fewer than two candidates have the measure, or all have the same.</summary>
    public void Write(HtmlBuilder html, IReadOnlyList<ReportedCandidate> candidates, IReadOnlyList<BudgetOutcome> budgets)
    {
        Point[] points = [.. candidates.Select((c, i) => (c, i)).Where(p => p.c.Quality is not null && Measure(p.c.Quality) is not null).Select(p => new Point(p.i + 1, p.c, Measure(p.c.Quality!)!.Value))];
        double[] below = [.. points.Select(p => p.Value).Where(v => v <= Most)];
        if (below.Length == 0 || points.All(p => p.Value == points[0].Value))
        {
            return;
        }

        bool hasTop = below.Length < points.Length;
        double largest = points.Max(p => p.Candidate.Bytes);
        (BudgetOutcome? most, BudgetOutcome? least) = (Limit(budgets, SizeMetadata, 0, largest), Limit(budgets, Metadata, below.Min(), below.Max()));
        var x = new Axis(0, Math.Max(largest, most?.Bound ?? 0) / 1e6);
        var y = new Axis(Math.Min(below.Min(), least?.Bound ?? double.MaxValue), Math.Max(below.Max(), least?.Bound ?? double.MinValue));
        double top = hasTop ? TopBand : TopLine;
        Point[] front = [.. Front(points)];

        html.Add($"<figure><figcaption>{Title}</figcaption><div class=\"plot\">");
        Chart.Open(html, "pareto", Height + 38, Title, Description(front, [most, least]));
        Chart.AxisLeft(html, y, top, Height - top, Tick);
        if (hasTop)
        {
            html.Add($"<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{TopLine}\" y2=\"{TopLine}\"/><text class=\"tick e\" x=\"-8\" y=\"{TopLine + 4}\">{MostText}</text>");
        }

        Chart.AxisBelow(html, x, Height, tick => tick.ToString("0.###", CultureInfo.InvariantCulture), "size in MB");
        foreach ((Point from, Point to) in front.Zip(front.Skip(1)))
        {
            html.Add($"<line class=\"front\" x1=\"{Across(from)}%\" y1=\"{Down(from)}\" x2=\"{Across(to)}%\" y2=\"{Down(to)}\"/>");
        }

        var taken = new List<LabelPlace>();
        LabelPlace[] dots = [.. points.Select(p => new LabelPlace(Across(p) - DotWidth, Across(p) + DotWidth, Down(p) + 4))];
        if (most is not null)
        {
            taken.Add(LimitOfSize(html, 100 * x.At(most.Bound!.Value / 1e6), dots));
        }

        if (least is not null)
        {
            taken.Add(LimitOfQuality(html, DownOf(least.Bound!.Value), dots));
        }

        foreach (Point point in points.OrderBy(p => p.Candidate.IsShipped))
        {
            html.Add($"<g><title>{Describe(point)}{(point.Candidate.IsShipped ? ", chosen" : "")}</title>");
            html.Add($"<circle class=\"{(point.Candidate.IsShipped ? "shipped" : "point")}\" cx=\"{Across(point)}%\" cy=\"{Down(point)}\" r=\"{(point.Candidate.IsShipped ? 6 : 4.5)}\"/></g>");
        }

        Labels(html, points, Across, Down, taken);
        Chart.Close(html);
        html.Markup("</div></figure>\n");

        double Across(Point point) => 100 * x.At(point.Candidate.Bytes / 1e6);
        double Down(Point point) => DownOf(point.Value);
        double DownOf(double value) => value > Most ? TopLine : top + ((1 - y.At(value)) * (Height - top));
    }

    private static BudgetOutcome? Limit(IReadOnlyList<BudgetOutcome> budgets, string metadata, double from, double to) =>
        budgets.FirstOrDefault(b => b.Metadata == metadata && b.Bound >= from - (Reach * (to - from)) && b.Bound <= to + (Reach * (to - from)));

    // Across the line, its name at the side where there is room, and up from the bottom where no point is.
    private static LabelPlace LimitOfSize(HtmlBuilder html, double x, LabelPlace[] dots)
    {
        double width = LabelPlace.WidthOf(SizeMetadata);
        bool before = x > 50;
        LabelPlace label = LabelPlace.Free(Enumerable.Range(0, MostShifts).Select(i => new LabelPlace(before ? x - width : x, before ? x : x + width, Height - 6 - (i * LabelPlace.Apart))), dots);
        html.Add($"<line class=\"limit\" x1=\"{x}%\" x2=\"{x}%\" y1=\"0\" y2=\"{Height}\"/><text class=\"tick label{(before ? " e" : "")}\" x=\"{x}%\" y=\"{label.Y}\" dx=\"{(before ? -6 : 6)}\">{SizeMetadata}</text>");
        return label;
    }

    // Its name above the line or below it, at its end.
    private LabelPlace LimitOfQuality(HtmlBuilder html, double y, LabelPlace[] dots)
    {
        LabelPlace label = LabelPlace.Free(new[] { y - 5, y + 14 }.Select(at => new LabelPlace(100 - LabelPlace.WidthOf(Metadata), 100, at)), dots);
        html.Add($"<line class=\"limit\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/><text class=\"tick label e\" x=\"100%\" y=\"{label.Y}\">{Metadata}</text>");
        return label;
    }

    // No other one is smaller and at least as good; the smallest first.
    private IEnumerable<Point> Front(Point[] points)
    {
        double best = double.NegativeInfinity;
        foreach (Point point in points.OrderBy(p => p.Candidate.Bytes).ThenByDescending(p => p.Value))
        {
            if (point.Value > best)
            {
                best = Math.Min(point.Value, Most);
                yield return point;
            }
        }
    }

    // Beside its point, on the side where there is room; one that would cover another moves down or up.
    private static void Labels(HtmlBuilder html, Point[] points, Func<Point, double> across, Func<Point, double> down, List<LabelPlace> taken)
    {
        foreach (Point point in points.OrderByDescending(p => p.Candidate.IsShipped).ThenBy(p => p.Candidate.KeptFloat.Count))
        {
            string label = Label(point);
            double width = LabelPlace.WidthOf(label);
            double x = across(point);
            bool before = x + width > 100 && x - width > 0;
            (double from, double to) = before ? (x - width, x) : (x, x + width);
            LabelPlace place = LabelPlace.Free(
                Enumerable.Range(0, MostShifts).Select(i => new LabelPlace(from, to, down(point) + 4 + ((i % 2 == 0 ? i / 2 : -(i + 1) / 2) * LabelPlace.Apart))).Where(p => p.Y is > 10 and < Height),
                taken);
            taken.Add(place);
            html.Add($"<text class=\"label{(before ? " e" : "")}{(point.Candidate.IsShipped ? " strong" : "")}\" x=\"{x}%\" y=\"{place.Y}\" dx=\"{(before ? -12 : 12)}\">{label}</text>");
        }
    }

    private static string Label(Point point)
    {
        string number = point.Number.ToString(CultureInfo.InvariantCulture);
        return point.Candidate.KeptFloat.Count == 0 ? $"{number} {point.Candidate.Precision}" : point.Candidate.IsShipped ? $"{number} chosen" : number;
    }

    private string Describe(Point point) => $"{point.Candidate.Title()}: {Text.Bytes(point.Candidate.Bytes)}, {Format(point.Value)}";

    private string Description(Point[] front, IEnumerable<BudgetOutcome?> limits)
    {
        string dashed = string.Join(" and ", limits.OfType<BudgetOutcome>().Select(b => $"{b.Metadata} of {b.Limit}"));
        return $"A point for each candidate. No other one is both smaller and better than {string.Join("; ", front.Select(Describe))}.{(dashed.Length > 0 ? $" Dashed: {dashed}." : "")} The table of candidates has all numbers.";
    }

    private sealed record Point(int Number, ReportedCandidate Candidate, double Value);
}
