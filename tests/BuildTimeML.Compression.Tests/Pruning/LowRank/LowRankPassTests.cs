using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning.LowRank;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Pruning.LowRank;

public sealed class LowRankPassTests
{
    private static readonly NodeAttribute Pads = NodeAttribute.Of("pads", [1, 1, 1, 1]);

    public static TheoryData<string> Layers => ["Conv", "Pointwise", "Gemm", "Transposed", "MatMul", "Bare"];

    [Theory]
    [MemberData(nameof(Layers))]
    public void What_has_a_low_rank_stays_as_it_is(string layer)
    {
        using Model model = Model(layer, rank: 8);
        byte[] before = Compressed.Bytes(model);
        long multiplyAdds = BuildTimeML.Compression.Pruning.MultiplyAdds.Of(model);
        var log = new PassLog();

        Assert.True(new LowRankPass(0.5, Context(layer)).Run(model, log));

        Assert.Single(log.Decisions);
        Assert.InRange(BuildTimeML.Compression.Pruning.MultiplyAdds.Of(model), 1, multiplyAdds / 2);
        Engine.AssertClose(before, Compressed.Bytes(model), 90);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Samples_choose_better_than_weights_alone(string layer)
    {
        double plain = Noise(layer, SchemeContext.Empty);
        double informed = Noise(layer, Context(layer));

        Assert.InRange(informed, 0, 0.8 * plain);
    }

    [Fact]
    public void A_layer_that_is_narrow_stays()
    {
        using Model model = new GraphBuilder(4, 12).Weight("w", 12, 12).Node("MatMul", ["x", "w"], "y").Build();
        var log = new PassLog();

        Assert.False(new LowRankPass(0.5, SchemeContext.Empty).Run(model, log));
        Assert.Equal(DeclineReason.TooSmall, Assert.Single(log.Declined).Reason);
    }

    private static double Noise(string layer, SchemeContext context)
    {
        using Model original = Model(layer, rank: null);
        using Model model = Model(layer, rank: null);
        new LowRankPass(0.5, context).Run(model, new PassLog());
        return new BuildTimeML.Compression.Pruning.Structure.Allocation.OutputMeter(original, Samples(layer), 8).Noise(model);
    }

    private static SchemeContext Context(string layer) => new(Samples(layer), Progress: null, CancellationToken.None);

    private static long[] Shape(string layer) => layer is "Conv" or "Pointwise" ? [1, 40, 9, 9] : [8, 40];

    private static ArraySamples Samples(string layer) => CorrelatedSamples.Of("x", Shape(layer), 30);

    private static Model Model(string layer, int? rank)
    {
        GraphBuilder builder = new GraphBuilder(Shape(layer)).Weight("b", 48);
        GraphBuilder Weighted(long[] shape, int inputs, bool byInputs) => rank is { } r ? builder.Weight("w", shape, Product(r, inputs, byInputs)) : builder.Weight("w", shape);
        return (layer switch
        {
            "Conv" => Weighted([48, 40, 3, 3], 360, false).Node("Conv", ["x", "w", "b"], "y", Pads, NodeAttribute.Of("strides", [2, 1])),
            "Pointwise" => Weighted([48, 40, 1, 1], 40, false).Node("Conv", ["x", "w"], "y"),
            "Gemm" => Weighted([40, 48], 40, true).Node("Gemm", ["x", "w", "b"], "y"),
            "Transposed" => Weighted([48, 40], 40, false).Node("Gemm", ["x", "w", "b"], "y", NodeAttribute.Of("transB", 1)),
            "MatMul" => Weighted([40, 48], 40, true).Node("MatMul", ["x", "w"], "m").Node("Add", ["m", "b"], "y"),
            _ => Weighted([40, 48], 40, true).Node("MatMul", ["x", "w"], "y"),
        }).Build();
    }

    private static float[] Product(int rank, int inputs, bool byInputs)
    {
        var random = new Random(3);
        float[] left = ArraySamples.Normal(random, 48 * rank);
        float[] right = ArraySamples.Normal(random, rank * inputs);
        float Element(int output, int input) => Enumerable.Range(0, rank).Sum(r => left[(output * rank) + r] * right[(r * inputs) + input]);
        return [.. Enumerable.Range(0, 48 * inputs).Select(i => byInputs ? Element(i % 48, i / 48) : Element(i / inputs, i % inputs))];
    }
}
