using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Calibration;

public sealed class RangeLossTests
{
    private static readonly float[] Numbers = [.. ArraySamples.Normal(new Random(2), 20_000), .. new float[5_000]];

    public static TheoryData<float, float> Ranges => new() { { -5, 5 }, { -1, 2 }, { 0, 3 }, { -3, 0 }, { -0.3f, 0.1f }, { -50, 20 } };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void The_squared_error_is_that_of_the_numbers(float minimum, float maximum) => AssertSquaredError(ActivationGrid.UInt8, new ValueRange(minimum, maximum));

    // Many steps to a bin: what a bin adds is known only by its integral.
    [Fact]
    public void The_squared_error_of_steps_smaller_than_bins_is_that_of_the_numbers() => AssertSquaredError(ActivationGrid.UInt16, new ValueRange(-5, 5));

    [Theory]
    [MemberData(nameof(Ranges))]
    public void The_divergence_is_that_of_its_definition(float minimum, float maximum)
    {
        var range = new ValueRange(minimum, maximum);
        Histogram histogram = Of(Numbers);

        double loss = new DivergenceLoss(histogram, ActivationGrid.UInt8).Of(range);

        double expected = Divergence(histogram, ActivationGrid.UInt8.Parameters(range));
        Assert.InRange(loss / (histogram.Count - histogram.Zeros), expected - 1e-9, expected + 1e-9);
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(0.7)]
    [InlineData(1)]
    [InlineData(1.41421356)]
    [InlineData(1e15)]
    public void The_logarithm_is_right_to_the_last_digits(double number) => Assert.Equal(Math.Log(number), NaturalLogarithm.Of(number), 1e-13 * Math.Max(1, Math.Abs(Math.Log(number))));

    private static void AssertSquaredError(ActivationGrid grid, ValueRange range)
    {
        (float scale, int zeroPoint) = grid.Parameters(range);
        double expected = Numbers.Sum(x => Math.Pow(x - ((double)scale * (Math.Clamp(Math.Round(x / (double)scale) + zeroPoint, grid.Lowest, grid.Highest) - zeroPoint)), 2));

        Assert.InRange(new SquaredErrorLoss(Of(Numbers), grid).Of(range) / expected, 0.97, 1.03);
    }

    // P and Q bin by bin, as they are defined.
    private static double Divergence(Histogram histogram, (float Scale, int ZeroPoint) grid)
    {
        int[] levels = [.. Enumerable.Range(0, 2 * Histogram.BinsPerSide).Select(b => Level(b, histogram.Width, grid))];
        int[] inside = [.. Enumerable.Range(0, levels.Length).Where(b => levels[b] is >= 0 and <= 255)];
        double[] p = new double[levels.Length];
        double[] own = new double[levels.Length];
        for (int b = 0; b < levels.Length; b++)
        {
            p[Math.Clamp(b, inside[0], inside[^1])] += histogram.Counts[b];
            own[b] = levels[b] is >= 0 and <= 255 ? histogram.Counts[b] : 0;
        }

        double all = p.Sum();
        double share = all / own.Sum();
        double sum = 0;
        foreach (IGrouping<int, int> level in inside.GroupBy(b => levels[b]))
        {
            int filled = level.Count(b => p[b] > 0);
            double q = level.Sum(b => own[b]) is > 0 and var mass ? mass * share / filled : DivergenceLoss.Smoothing;
            sum += level.Where(b => p[b] > 0).Sum(b => p[b] * Math.Log(p[b] / q));
        }

        return sum / all;
    }

    // A bin belongs to the level whose numbers its middle is among; a middle halfway between two belongs to the upper one.
    private static int Level(int bin, double width, (float Scale, int ZeroPoint) grid) =>
        (int)Math.Floor(((bin - Histogram.BinsPerSide + 0.5) * width / grid.Scale) + 0.5) + grid.ZeroPoint;

    private static Histogram Of(float[] numbers)
    {
        var histogram = new Histogram();
        Assert.True(histogram.Add(numbers, [numbers.Length]));
        return histogram;
    }
}
