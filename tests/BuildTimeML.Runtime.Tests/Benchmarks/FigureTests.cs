using BuildTimeML.Benchmarks;

namespace BuildTimeML.Runtime.Tests.Benchmarks;

public class FigureTests
{
    // Ranks of the sign test's 95 % interval, counted from 1: the largest k with sum(C(n, i), i < k) <= 2.5 % of 2^n, in exact integers.
    [Theory]
    [InlineData(5, 1, 5)]
    [InlineData(6, 1, 6)]
    [InlineData(9, 2, 8)]
    [InlineData(20, 6, 15)]
    [InlineData(50, 18, 33)]
    [InlineData(100, 40, 61)]
    [InlineData(3000, 1446, 1555)]
    public void The_interval_of_a_median_ends_at_the_ranks_that_the_binomial_distribution_gives(int count, int low, int high)
    {
        Measurement measurement = Measurement.MedianOf(Enumerable.Range(1, count).Reverse().Select(n => (double)n));

        Assert.Equal(low, measurement.Low);
        Assert.Equal(high, measurement.High);
        Assert.Equal((count + 1) / 2.0, measurement.Value);
        Assert.Equal(count, measurement.Count);
    }

    [Theory]
    [InlineData(1.0, 1.05, true)]
    [InlineData(1.2, 1.05, true)]
    [InlineData(1.0, 1.0501, false)]
    public void A_mark_on_a_time_ratio_looks_at_the_upper_end_and_grants_three_hundredths(double value, double high, bool holds) =>
        Assert.Equal(holds, Mark.TimeRatioAtMost(1.02).Holds(new Measurement(value, 0.9, high, 20)));

    [Fact]
    public void Other_marks_look_at_the_value()
    {
        Assert.True(Mark.AtMost(0).Holds(Measurement.Exactly(0)));
        Assert.False(Mark.AtMost(0).Holds(Measurement.Exactly(0.001)));
        Assert.True(Mark.AtLeast(99).Holds(Measurement.Exactly(99)));
        Assert.False(Mark.AtLeast(99).Holds(Measurement.Exactly(98.9)));
        Assert.False(Mark.TimeRatioBelow(1).Holds(new Measurement(0.9, 0.9, 1.03, 20)));
        Assert.True(Mark.TimeRatioBelow(1).Holds(new Measurement(0.9, 0.9, 1.02, 20)));
    }

    [Fact]
    public void A_figure_is_one_line_of_json()
    {
        var figure = new Figure("predict.ratio", new Measurement(1.00412345, 1.001, 1.011, 20), "x", Mark.TimeRatioAtMost(1.02));

        Assert.Equal(
            """{"figure":"predict.ratio","value":1.0041,"unit":"x","mark":"<=1.02","holds":true,"spread":[1.001,1.011],"n":20}""",
            figure.ToJson());
    }

    [Fact]
    public void One_figure_that_misses_its_mark_makes_the_report_fail()
    {
        var figures = new StringWriter();
        var report = new Report(figures, TextWriter.Null);

        report.Add(new Figure("a", Measurement.Exactly(1), "B", Mark.AtMost(0)));
        report.Add(new Figure("b", Measurement.Exactly(0), "B", Mark.AtMost(0)));

        Assert.False(report.AllHold);
        Assert.Equal(2, figures.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
