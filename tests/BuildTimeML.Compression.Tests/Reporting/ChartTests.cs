using BuildTimeML.Compression.Reporting.Charts;

namespace BuildTimeML.Compression.Tests.Reporting;

public sealed class ChartTests
{
    [Fact]
    public void A_treemap_fills_the_whole_without_overlap_each_by_its_weight()
    {
        double[] weights = [6, 6, 4, 3, 2, 2, 1];

        IReadOnlyList<Box> boxes = Squarify.Divide(weights, 600, 400);

        Assert.All(weights.Zip(boxes), p => Assert.Equal(p.First / 24 * 600 * 400, p.Second.Width * p.Second.Height, 6));
        Assert.All(boxes, b => Assert.True(b.X >= -1e-9 && b.Y >= -1e-9 && b.X + b.Width <= 600 + 1e-6 && b.Y + b.Height <= 400 + 1e-6));
        Assert.All(boxes.SelectMany((b, i) => boxes.Skip(i + 1).Select(o => (b, o))), p => Assert.False(
            p.b.X + p.b.Width > p.o.X + 1e-6 && p.o.X + p.o.Width > p.b.X + 1e-6 && p.b.Y + p.b.Height > p.o.Y + 1e-6 && p.o.Y + p.o.Height > p.b.Y + 1e-6));
        Assert.All(boxes, b => Assert.InRange(Math.Max(b.Width / b.Height, b.Height / b.Width), 1, 3));
    }

    [Theory]
    [InlineData(300_000, 35, "MaxSize of 300 kB and MinSqnr of 35.0 dB", 3)]
    [InlineData(300_000, 120, "MaxSize of 300 kB", 2)]
    [InlineData(5_000_000, 35, "MinSqnr of 35.0 dB", 1)]
    public void Limits_are_drawn_and_told_where_they_are_near_the_points(double most, double least, string dashed, int lines)
    {
        string page = new Page(GivenReports.Digits with { Budgets = [GivenReports.Digits.Budgets[0] with { Bound = most }, GivenReports.Digits.Budgets[1] with { Bound = least }] }).Text;

        Assert.Contains($" Dashed: {dashed}. The table", page, StringComparison.Ordinal);
        Assert.Equal(lines, page.Split("class=\"limit\"").Length - 1);
    }

    [Theory]
    [InlineData(0, 5.7, "0 2 4 6")]
    [InlineData(0.4, 1.1, "0.4 0.6 0.8 1 1.2")]
    [InlineData(30, 30, "30 40")]
    [InlineData(-3, 17, "-5 0 5 10 15 20")]
    [InlineData(0.97, 1, "0.97 0.98 0.99 1")]
    public void An_axis_has_few_round_numbers(double from, double to, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', new Axis(from, to).Ticks.Select(t => t.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
