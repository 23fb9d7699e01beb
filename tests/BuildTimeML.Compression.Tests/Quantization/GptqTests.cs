using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class GptqTests
{
    [Theory]
    [InlineData(40, 200, false)]
    [InlineData(33, 129, true)]
    public void The_output_of_a_layer_changes_less_than_by_rounding(int rows, int columns, bool pairSafe)
    {
        var layer = new RandomLayer(rows, columns);

        ChannelGrid rounded = Grid(layer, pairSafe);
        PlainRounding.Quantize(layer.Weights, columns, rounded);
        ChannelGrid compensated = Grid(layer, pairSafe);
        Gptq.Quantize(layer.Weights, InverseFactor.Of(layer.Gram, columns, Gptq.Damping), compensated);

        Assert.InRange(Error(layer, compensated) / Error(layer, rounded), 0, 0.5);
    }

    [Fact]
    public void Inputs_that_have_nothing_in_common_leave_plain_rounding()
    {
        var layer = new RandomLayer(8, 300);
        double[] unrelated = new double[300 * 300];
        for (int i = 0; i < 300; i++)
        {
            unrelated[(i * 300) + i] = 1 + i;
        }

        ChannelGrid rounded = Grid(layer, pairSafe: false);
        PlainRounding.Quantize(layer.Weights, 300, rounded);
        ChannelGrid compensated = Grid(layer, pairSafe: false);
        Gptq.Quantize(layer.Weights, InverseFactor.Of(unrelated, 300, Gptq.Damping), compensated);

        Assert.Equal(rounded.Codes, compensated.Codes);
    }

    [Fact]
    public void Errors_reach_the_columns_of_later_blocks()
    {
        // The second of two equal inputs takes over what the first is wrong by, however far apart they are.
        const int columns = 300;
        double[] gram = new double[columns * columns];
        for (int i = 0; i < columns; i++)
        {
            gram[(i * columns) + i] = 1;
        }

        (gram[columns - 1], gram[(columns - 1) * columns]) = (0.999, 0.999);
        float[] weights = new float[columns];
        (weights[0], weights[columns - 1]) = (10.4f, 20.4f);

        var grid = new ChannelGrid([1f], columns, pairSafe: false);
        Gptq.Quantize(weights, InverseFactor.Of(gram, columns, 1e-6), grid);

        Assert.Equal(10, grid.Codes[0]);
        Assert.Equal(21, grid.Codes[columns - 1]);
    }

    [Fact]
    public void Two_runs_give_the_same()
    {
        var layer = new RandomLayer(70, 260);
        ChannelGrid first = Grid(layer, pairSafe: true);
        ChannelGrid second = Grid(layer, pairSafe: true);

        Gptq.Quantize(layer.Weights, InverseFactor.Of(layer.Gram, 260, Gptq.Damping), first);
        Gptq.Quantize(layer.Weights, InverseFactor.Of(layer.Gram, 260, Gptq.Damping), second);

        Assert.Equal(first.Codes, second.Codes);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public void No_pair_of_one_sign_exceeds_128(int columns)
    {
        var random = new Random(4);
        float[] weights = [.. Enumerable.Range(0, 400 * columns).Select(_ => (random.NextSingle() * 260) - 130)];

        var grid = new ChannelGrid([.. Enumerable.Repeat(1f, 400)], columns, pairSafe: true);
        PlainRounding.Quantize(weights, columns, grid);

        for (int i = 0; i < weights.Length; i++)
        {
            int column = i % columns;
            bool paired = column % 2 == 0 && column + 1 < columns;
            Assert.True(!paired || grid.Codes[i] * grid.Codes[i + 1] <= 0 || Math.Abs(grid.Codes[i]) + Math.Abs(grid.Codes[i + 1]) <= 128);
            if (!paired && column % 2 == 0)
            {
                Assert.Equal(Math.Clamp(MathF.Round(weights[i]), -127, 127), grid.Codes[i]);
            }
        }
    }

    [Fact]
    public void A_pair_that_is_too_large_comes_down_by_equal_parts()
    {
        var grid = new ChannelGrid([1f], 4, pairSafe: true);

        PlainRounding.Quantize(new float[] { 100, 60, -127, -127 }, 4, grid);

        Assert.Equal([84, 44, -64, -64], grid.Codes);
    }

    [Fact]
    public void Weights_of_another_layer_are_refused() =>
        Assert.Throws<ArgumentException>(() => Gptq.Quantize(new float[7], InverseFactor.Of(new double[9], 3, 0.01), new ChannelGrid([1, 1], 3, false)));

    private static ChannelGrid Grid(RandomLayer layer, bool pairSafe) => new(
        [.. Enumerable.Range(0, layer.Rows).Select(r => ScaleSearch.Best(layer.Weights.AsSpan(r * layer.Columns, layer.Columns), out _))], layer.Columns, pairSafe);

    private static double Error(RandomLayer layer, ChannelGrid grid) => layer.OutputError((r, c) =>
        grid.Codes[(r * layer.Columns) + c] * (double)ScaleSearch.Best(layer.Weights.AsSpan(r * layer.Columns, layer.Columns), out _));
}
