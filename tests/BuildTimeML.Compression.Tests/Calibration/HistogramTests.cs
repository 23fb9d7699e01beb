using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Calibration;

public sealed class HistogramTests
{
    [Fact]
    public void Each_number_is_in_its_bin_and_exact_zeros_are_apart()
    {
        Histogram histogram = Of([0, -0f, 1, 1.999f, -1, -0.25f, 4095, -4095.5f, 2, 0.5f, 0]);

        Assert.Equal(1, histogram.Width);
        Assert.Equal(3, histogram.Zeros);
        Assert.Equal(11, histogram.Count);
        Assert.Equal(new Dictionary<int, long> { [-4096] = 1, [-1] = 2, [0] = 1, [1] = 2, [2] = 1, [4095] = 1 }, Bins(histogram));
    }

    [Fact]
    public void More_than_half_of_the_bins_are_in_use_on_the_larger_side()
    {
        foreach (float largest in new[] { 1e-30f, 0.3f, 1, 1.5f, 4096, 3e30f })
        {
            Histogram histogram = Of([largest, -largest / 3]);

            Assert.InRange(largest / histogram.Width, Histogram.BinsPerSide / 2, Histogram.BinsPerSide - 1e-3);
        }
    }

    [Fact]
    public void The_order_of_the_runs_does_not_matter()
    {
        var random = new Random(3);
        float[][] runs = [.. new[] { 0.01f, 1, 30, 1e-5f, 0, 1000 }.Select(s => ArraySamples.Normal(random, 1003).Select(v => v * s).ToArray())];

        Histogram ascending = Of([.. runs.OrderBy(r => r.Max())]);
        Histogram descending = Of([.. runs.OrderByDescending(r => r.Max())]);
        Histogram atOnce = Of([.. runs.SelectMany(r => r)]);

        Assert.Equal(atOnce.Width, ascending.Width);
        Assert.Equal(atOnce.Counts.ToArray(), ascending.Counts.ToArray());
        Assert.Equal(atOnce.Counts.ToArray(), descending.Counts.ToArray());
        Assert.Equal((atOnce.Zeros, atOnce.Count, atOnce.Range), (ascending.Zeros, ascending.Count, ascending.Range));
        Assert.Equal(atOnce.Count, atOnce.Zeros + atOnce.Counts.ToArray().Sum());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_told_wherever_it_is(float number)
    {
        for (int i = 0; i < 19; i++)
        {
            float[] elements = new float[19];
            elements[i] = number;

            Assert.False(new Histogram().Add(elements, [19]));
        }
    }

    private static Histogram Of(params float[][] runs)
    {
        var histogram = new Histogram();
        Assert.All(runs, r => Assert.True(histogram.Add(r, [r.Length])));
        return histogram;
    }

    private static Dictionary<int, long> Bins(Histogram histogram) => histogram.Counts.ToArray()
        .Select((count, bin) => (Bin: bin - Histogram.BinsPerSide, Count: count)).Where(b => b.Count > 0).ToDictionary(b => b.Bin, b => b.Count);
}
