using BuildTimeML.Build;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class RoundingDescentTests
{
    private const int Rows = 24;
    private const int Columns = 96;

    private readonly RandomLayer _layer = new(Rows, Columns);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_output_of_a_layer_changes_less_than_by_gptq_alone(bool pairSafe)
    {
        ChannelGrid alone = Grid(pairSafe);
        ChannelGrid descended = Grid(pairSafe);

        Gptq.Quantize(_layer.Weights, InverseFactor.Of(_layer.Gram, Columns, Gptq.Damping), alone);
        Gptq.Quantize(_layer.Weights, InverseFactor.Keeping(_layer.Gram, Columns, Gptq.Damping), descended);

        Assert.InRange(Error(descended, pairSafe) / Error(alone, pairSafe), 0.1, 0.999);
        Assert.True(!pairSafe || descended.Codes.Chunk(2).All(p => PairSafety.IsSafe(p[0], p[1])));
    }

    [Fact]
    public void So_it_does_in_blocks_of_4_bits()
    {
        BlockWeights alone = Blocks(InverseFactor.Of(_layer.Gram, Columns, Gptq.Damping));
        BlockWeights descended = Blocks(InverseFactor.Keeping(_layer.Gram, Columns, Gptq.Damping));

        Assert.InRange(_layer.OutputError(descended.WeightOf) / _layer.OutputError(alone.WeightOf), 0.1, 0.999);
        Assert.Equal(alone.Scales, descended.Scales);
    }

    [Theory]
    [InlineData("Int8Static")]
    [InlineData("Int8Dynamic")]
    [InlineData("Int8WeightOnly")]
    [InlineData("Int4")]
    public void Every_precision_that_looks_at_layers_takes_the_items_method(string precision)
    {
        byte[] gptq = Make(precision, RoundingMethod.Gptq);

        Assert.Equal(gptq, Make(precision, RoundingMethod.Gptq));
        Assert.NotEqual(gptq, Make(precision, RoundingMethod.AdaRound));
    }

    [Fact]
    public void The_methods_are_those_of_the_metadata() => Assert.Equal(RoundingMethods.All, Enum.GetNames<RoundingMethod>());

    [Fact]
    public void No_single_weight_can_be_rounded_better_at_its_end()
    {
        // Rounded to the nearest, both errors have one sign and add up; one of them the other way round takes the other back.
        double[] gram = [1, 0.9, 0.9, 1];
        float[] weights = [0.4f, 0.4f];
        double[] rounded = [0, 0];
        var grid = new ChannelGrid([1f], 2, pairSafe: false);

        RoundingDescent.Run(weights, rounded, gram, damping: 0, grid, 0);

        Assert.Equal([1, 0], grid.Codes);
        Assert.Equal([1, 0], rounded);
    }

    [Fact]
    public void A_pair_that_would_saturate_is_not_made()
    {
        var grid = new ChannelGrid([1f], 2, pairSafe: true);
        grid.Round(0, 0, [100, 28]);
        grid.Round(0, 1, [100, 28]);

        Assert.False(grid.TryChange(0, 1, 29));
        Assert.Equal([100, 28], grid.Codes);
        Assert.True(grid.TryChange(0, 1, 27));
        Assert.Equal([100, 27], grid.Codes);
    }

    private static byte[] Make(string precision, RoundingMethod rounding)
    {
        using Model model = SingleLayer.Make("MatMul").Build();
        var context = new SchemeContext(CorrelatedSamples.Of("x", SingleLayer.InputOf("MatMul"), 40), Progress: null, CancellationToken.None) { Rounding = rounding };
        PassRunner.Run(model, SchemeTable.Find(precision)!.Passes(context), new PassLog());
        return Compressed.Bytes(model);
    }

    private ChannelGrid Grid(bool pairSafe) => new([.. Enumerable.Range(0, Rows).Select(r => ScaleOf(r, pairSafe))], Columns, pairSafe);

    private float ScaleOf(int row, bool pairSafe) => _layer.Weights[(row * Columns)..((row + 1) * Columns)].Max(MathF.Abs) / (pairSafe ? 100 : 127);

    private double Error(ChannelGrid grid, bool pairSafe) => _layer.OutputError((r, c) => grid.Codes[(r * Columns) + c] * (double)ScaleOf(r, pairSafe));

    private BlockWeights Blocks(InverseFactor inverse)
    {
        var format = new BlockFormat(Bits: 4, BlockSize: 32);
        int bytes = format.Bytes(Columns);
        var weights = new BlockWeights(format, Rows, Columns, bytes, new byte[Rows * bytes]);
        Gptq.Quantize(_layer.Weights, inverse, new BlockGrid(weights, 0, new SquaredErrorFit()));
        return weights;
    }
}
