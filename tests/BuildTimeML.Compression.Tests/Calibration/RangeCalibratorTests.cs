using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Calibration;

public sealed class RangeCalibratorTests
{
    [Fact]
    public void The_extremes_of_all_samples_are_the_range()
    {
        using Model model = Relu().Build();
        var samples = new ArraySamples("x", [1, 4], [1, -2, 0.5f, 0], [0, 3, -1, 0]);

        IReadOnlyDictionary<string, ValueRange> ranges = RangeCalibrator.Run(model, samples, ["x", "r", "y"], RangeMethod.MinMax);

        Assert.Equal(new ValueRange(-2, 3), ranges["x"]);
        Assert.Equal(new ValueRange(0, 3), ranges["r"]);
        Assert.Equal(new ValueRange(0, 6), ranges["y"]);
    }

    [Theory]
    [InlineData(nameof(RangeMethod.MinMax))]
    [InlineData(nameof(RangeMethod.Percentile))]
    [InlineData(nameof(RangeMethod.Entropy))]
    [InlineData(nameof(RangeMethod.MeanSquaredError))]
    public void The_model_is_as_before(string method)
    {
        using Model model = Relu().Build();
        byte[] before = Compressed.Bytes(model);

        RangeCalibrator.Run(model, ArraySamples.Normal("x", [1, 4], 5), ["x", "r", "y"], Enum.Parse<RangeMethod>(method));

        Assert.Equal(before, Compressed.Bytes(model));
    }

    [Fact]
    public void The_methods_are_those_of_the_metadata() => Assert.Equal(CalibrationMethods.All.Order(StringComparer.Ordinal), Enum.GetNames<RangeMethod>().Order(StringComparer.Ordinal));

    [Fact]
    public void Halfway_lies_between_all_numbers_and_the_least_squared_error()
    {
        var histogram = new Histogram();
        histogram.Add([.. ArraySamples.Normal(new Random(1), 200_000), 8, -6], [200_002]);
        ValueRange least = RangeCalibrator.Choose(histogram, RangeMethod.MeanSquaredError, ActivationGrid.UInt8);

        Assert.InRange(least.Maximum, 3, 7.5);
        Assert.Equal(new ValueRange((least.Minimum - 6) / 2, (least.Maximum + 8) / 2), RangeCalibrator.Choose(histogram, RangeMethod.Halfway, ActivationGrid.UInt8));
    }

    [Fact]
    public void A_number_that_is_not_finite_is_named_with_its_sample() =>
        AssertError("BTML1072", "Sample 2 of 3 of the calibration data makes the value 'r' hold", new ArraySamples("x", [1, 4], new float[4], [0, float.NaN, 0, 0], new float[4]));

    [Fact]
    public void A_sample_that_the_engine_refuses_is_named_with_its_reason() =>
        AssertError("BTML1071", "sample 1 of 1 of the calibration data: Got invalid dimensions for input: x", new ArraySamples("x", [1, 5], new float[5]));

    private static GraphBuilder Relu() => new GraphBuilder(1, 4).Weight("two", [], [2]).Node("Relu", ["x"], "r").Node("Mul", ["r", "two"], "y");

    private static void AssertError(string code, string text, ArraySamples samples)
    {
        using Model model = Relu().Build();

        BuildError error = Assert.Throws<BuildErrorException>(() => RangeCalibrator.Run(model, samples, ["r"], RangeMethod.MeanSquaredError)).Error;

        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }
}
