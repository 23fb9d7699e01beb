using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Calibration;

public sealed class RangeMethodTests
{
    [Theory]
    [InlineData(99.999)]
    [InlineData(99)]
    [InlineData(50)]
    public void The_percentile_leaves_as_many_out_at_either_end(double percentile)
    {
        float[] numbers = Normal(200_000);
        Histogram histogram = Of(numbers);

        ValueRange range = RangeCalibrator.Choose(histogram, RangeMethod.Percentile, ActivationGrid.UInt8, percentile);

        int outside = (int)Math.Round((100 - percentile) / 200 * numbers.Length);
        float[] sorted = [.. numbers.Order()];
        Assert.InRange(range.Minimum, sorted[Math.Max(0, outside - 1)] - histogram.Width, sorted[outside + 1] + histogram.Width);
        Assert.InRange(range.Maximum, sorted[^(outside + 2)] - histogram.Width, sorted[^Math.Max(1, outside)] + histogram.Width);
    }

    [Fact]
    public void The_percentile_counts_exact_zeros()
    {
        float[] numbers = [.. Enumerable.Repeat(0f, 900), .. Enumerable.Range(1, 100).Select(i => (float)i)];

        ValueRange range = RangeCalibrator.Choose(Of(numbers), RangeMethod.Percentile, ActivationGrid.UInt8, percentile: 98);

        Assert.Equal(0, range.Minimum);
        Assert.InRange(range.Maximum, 89.9, 91.1);
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("rectified")]
    [InlineData("outlier")]
    [InlineData("one-sided")]
    [InlineData("uniform")]
    public void The_squared_error_is_about_the_least_that_any_range_leaves(string distribution)
    {
        float[] numbers = Numbers(distribution);
        Histogram histogram = Of(numbers);

        ValueRange range = RangeCalibrator.Choose(histogram, RangeMethod.MeanSquaredError, ActivationGrid.UInt8);

        double found = SquaredError(numbers, range);
        double least = double.PositiveInfinity;
        for (int low = 0; low <= 24; low++)
        {
            for (int high = 1; high <= 24; high++)
            {
                least = Math.Min(least, SquaredError(numbers, new ValueRange(histogram.Range.Minimum * low / 24, histogram.Range.Maximum * high / 24)));
            }
        }

        Assert.InRange(found, 0, 1.01 * least);
    }

    [Fact]
    public void Whole_numbers_that_have_levels_of_their_own_keep_them()
    {
        float[] pixels = [.. Enumerable.Range(0, 100_000).Select(i => (float)(i * 7919 % 256))];

        Assert.Equal(new ValueRange(0, 255), RangeCalibrator.Choose(Of(pixels), RangeMethod.MeanSquaredError, ActivationGrid.UInt8));
    }

    [Theory]
    [InlineData("normal", 0.6, 1)]
    [InlineData("rectified", 0.6, 1)]
    [InlineData("uniform", 0.97, 1)]
    [InlineData("outlier", 0.05, 0.5)]
    public void The_divergence_clips_outliers_and_keeps_the_bulk(string distribution, double least, double most)
    {
        Histogram histogram = Of(Numbers(distribution));

        ValueRange range = RangeCalibrator.Choose(histogram, RangeMethod.Entropy, ActivationGrid.UInt8);

        Assert.InRange(range.Maximum / histogram.Range.Maximum, least, most);
    }

    [Theory]
    [InlineData(nameof(RangeMethod.MinMax))]
    [InlineData(nameof(RangeMethod.Percentile))]
    [InlineData(nameof(RangeMethod.Entropy))]
    [InlineData(nameof(RangeMethod.MeanSquaredError))]
    public void Nothing_but_zeros_has_the_empty_range(string method)
    {
        ValueRange range = RangeCalibrator.Choose(Of(new float[100]), Enum.Parse<RangeMethod>(method), ActivationGrid.UInt8);

        Assert.Equal(new ValueRange(0, 0), range);
        Assert.Equal((1, 0), ActivationGrid.UInt8.Parameters(range));
    }

    [Fact]
    public void A_symmetric_grid_gets_symmetric_ranges()
    {
        ValueRange range = RangeCalibrator.Choose(Of(Numbers("outlier")), RangeMethod.Entropy, ActivationGrid.Int8);

        Assert.Equal(-range.Minimum, range.Maximum);
        Assert.InRange(range.Maximum, 2, 20);
    }

    [Theory]
    [InlineData(-1, 1.55f, 0.01f, 100)]
    [InlineData(0, 2.55f, 0.01f, 0)]
    [InlineData(-2.55f, 0, 0.01f, 255)]
    public void The_parameters_of_a_range(float minimum, float maximum, float scale, int zeroPoint) =>
        Assert.Equal((scale, zeroPoint), ActivationGrid.UInt8.Parameters(new ValueRange(minimum, maximum)));

    private static float[] Numbers(string distribution) => distribution switch
    {
        "normal" => Normal(5_000),
        "rectified" => [.. Normal(5_000).Select(v => MathF.Max(v, 0))],
        "outlier" => [.. Normal(5_000).Select(MathF.Abs), 40],
        "one-sided" => [.. Normal(5_000).Select(v => v < 0 ? v / 20 : v * v)],
        _ => [.. Enumerable.Range(0, 5_000).Select(i => i * 7919 % 5_000 / 5_000f)],
    };

    private static float[] Normal(int count) => ArraySamples.Normal(new Random(11), count);

    private static Histogram Of(float[] numbers)
    {
        var histogram = new Histogram();
        Assert.True(histogram.Add(numbers, [numbers.Length]));
        return histogram;
    }

    private static double SquaredError(float[] numbers, ValueRange range)
    {
        (float scale, int zeroPoint) = ActivationGrid.UInt8.Parameters(range);
        return numbers.Sum(x => Math.Pow(x - (scale * (Math.Clamp(Math.Round(x / scale) + zeroPoint, 0, 255) - zeroPoint)), 2));
    }
}
