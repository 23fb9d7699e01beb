using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class PairSafeWeightsTests
{
    private const int Rows = 24;
    private const int Columns = 97;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_pair_of_a_row_is_safe(bool withGram)
    {
        var layer = new RandomLayer(Rows, Columns);

        PairSafeWeights quantized = Quantize(layer.Weights, withGram ? layer.Gram : null);

        Assert.All(quantized.Codes.Chunk(Columns), row => Assert.All(row.Chunk(2), pair => Assert.True(pair.Length == 1 || PairSafety.IsSafe(pair[0], pair[1]))));
    }

    [Fact]
    public void What_a_layer_is_fed_lowers_the_error_of_its_output()
    {
        var layer = new RandomLayer(Rows, Columns);

        Assert.InRange(Error(layer, Quantize(layer.Weights, layer.Gram)), 0, 0.5 * Error(layer, Quantize(layer.Weights, gram: null)));
    }

    [Fact]
    public void Safe_pairs_cost_less_than_a_bit()
    {
        var layer = new RandomLayer(Rows, Columns);

        double free = Error(layer, Quantize(layer.Weights, gram: null, pairs: false));

        Assert.InRange(Error(layer, Quantize(layer.Weights, gram: null)), free, 4 * free);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, Rows)]
    public void Rows_get_scales_of_their_own_where_one_is_much_larger(float factor, int scales)
    {
        float[] weights = new RandomLayer(Rows, Columns).Weights;
        foreach (ref float weight in weights.AsSpan(0, Columns))
        {
            weight *= factor;
        }

        Assert.Equal(scales, Quantize(weights, gram: null, choice: ScaleChoice.PerChannelWhereWorthABit).Scales.Length);
    }

    private static PairSafeWeights Quantize(float[] weights, double[]? gram, bool pairs = true, ScaleChoice choice = ScaleChoice.PerChannel) =>
        PairSafeWeights.Quantize(weights, Columns, pairs, choice, gram, CancellationToken.None);

    private static double Error(RandomLayer layer, PairSafeWeights quantized) =>
        layer.OutputError((r, c) => quantized.Codes[(r * Columns) + c] * (double)quantized.Scales[r]);
}
