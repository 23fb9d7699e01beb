using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class ScaleSearchTests
{
    [Fact]
    public void Weights_that_fit_the_grid_come_back_exactly()
    {
        float[] weights = [-127, -3, 0, 64, 127];

        float scale = ScaleSearch.Best(weights, out double error);

        Assert.Equal(1, scale);
        Assert.Equal(0, error);
    }

    [Fact]
    public void One_outlier_among_many_is_clipped()
    {
        float[] weights = [.. Enumerable.Range(0, 200_000).Select(i => MathF.Sin(i)), 1.2f];

        Assert.InRange(ScaleSearch.Best(weights, out _) * 127, 1, 1.1);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1e-44f)]
    public void Weights_that_are_as_good_as_zero_get_the_scale_one(float weight) => Assert.Equal(1, ScaleSearch.Best([weight, -weight], out _));

    [Fact]
    public void The_error_is_what_is_left_after_rounding()
    {
        float[] weights = [.. Enumerable.Range(0, 500).Select(i => MathF.Cos(i * i))];

        float scale = ScaleSearch.Best(weights, out double error);

        Assert.Equal(weights.Sum(w => Math.Pow(w - (Int8Weights.Round(w, scale) * scale), 2)), error, 1e-9);
    }

    [Fact]
    public void Channels_of_one_size_share_a_scale_where_bytes_count()
    {
        float[] weights = [.. Enumerable.Range(0, 640).Select(i => MathF.Sin(i))];

        Assert.Null(Int8Weights.Quantize(weights, [64, 10], axis: 1, ScaleChoice.PerChannelWhereWorthABit).Axis);
        Assert.Equal(10, Int8Weights.Quantize(weights, [64, 10], axis: 1, ScaleChoice.PerChannel).Scales.Length);
    }

    [Fact]
    public void Channels_of_different_sizes_get_their_own_scales_also_where_bytes_count()
    {
        float[] weights = [.. Enumerable.Range(0, 640).Select(i => MathF.Sin(i) * (i % 10 == 0 ? 100 : 1))];

        Assert.Equal(1, Int8Weights.Quantize(weights, [64, 10], axis: 1, ScaleChoice.PerChannelWhereWorthABit).Axis);
    }
}
