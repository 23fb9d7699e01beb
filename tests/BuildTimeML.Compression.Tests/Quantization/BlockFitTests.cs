using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class BlockFitTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(15)]
    [InlineData(255)]
    public void Weights_on_a_grid_come_back_exactly(int limit)
    {
        double[] weights = [.. Enumerable.Range(0, limit + 1).Select(code => 0.25 * (code - (limit / 3)))];

        BlockSteps steps = new SquaredErrorFit().Fit(weights, limit);

        Assert.Equal(new BlockSteps(0.25f, limit / 3), steps);
        Assert.All(weights, w => Assert.Equal(w, steps.WeightOf(steps.CodeOf(w, limit))));
    }

    [Fact]
    public void The_search_leaves_less_error_than_the_whole_range_does()
    {
        double[] weights = [.. new RandomLayer(1, 64).Weights.Select(w => (double)w), 6.0];
        var range = new BlockSteps((float)((6 - weights.Min()) / 15), (int)Math.Round(-weights.Min() / ((6 - weights.Min()) / 15)));

        BlockSteps searched = new SquaredErrorFit().Fit(weights, 15);

        Assert.True(Error(weights, searched) < Error(weights, range));
    }

    [Fact]
    public void Weights_of_one_sign_use_all_codes()
    {
        double[] weights = [.. Enumerable.Range(1, 32).Select(i => i / 32.0)];

        Assert.Equal(0, new SquaredErrorFit().Fit(weights, 15).ZeroPoint);
        Assert.Equal(15, new SquaredErrorFit().Fit([.. weights.Select(w => -w)], 15).ZeroPoint);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-44)]
    public void Weights_that_are_as_good_as_zero_get_the_scale_one(double weight) =>
        Assert.Equal(new BlockSteps(1, 0), new SquaredErrorFit().Fit([weight, -weight], 15));

    private static double Error(double[] weights, BlockSteps steps) => weights.Sum(w => Math.Pow(w - steps.WeightOf(steps.CodeOf(w, 15)), 2));
}
