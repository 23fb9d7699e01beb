using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Passes;

public sealed class WeightOnlyInt8PassTests
{
    public static TheoryData<string> Operators => ["Conv", "ConvTranspose", "Gemm", "Gemm transB", "Gemm left", "MatMul", "MatMul left", "Gather", "Gather axis 1", "Reshaped MatMul"];

    [Theory]
    [MemberData(nameof(Operators))]
    public void A_weight_becomes_int8_with_a_scale_per_channel_and_keeps_its_name(string kind)
    {
        (Model model, int channels) = Make(kind);
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model, out PassLog log));

        Assert.Equal(new Decision("WeightOnlyInt8", "w", Reason: null), Assert.Single(log.Decisions));
        Assert.Equal(["Cast", "Mul"], model.Graph.Nodes.Take(2).Select(n => n.OpType));
        Assert.Equal("w", model.Graph.Nodes[1].Outputs[0]!.Name);
        Assert.Equal(ElementType.Int8, model.Graph.Nodes[0].Inputs[0]!.Initializer!.ElementType);
        Assert.Equal(channels, model.Graph.Nodes[1].Inputs[1]!.Initializer!.ElementCount);
        Engine.AssertClose(before, Compressed.Bytes(model), decibels: 35);
    }

    [Fact]
    public void A_weight_of_two_products_is_stored_once()
    {
        Model model = new GraphBuilder(1, 64).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "h").Node("MatMul", ["h", "w"], "y").Build();

        Assert.True(Run(model, out _));

        Assert.Equal(["Cast", "Mul", "MatMul", "MatMul"], model.Graph.Nodes.Select(n => n.OpType));
    }

    [Fact]
    public void A_small_weight_is_left_alone() =>
        AssertDeclined(new GraphBuilder(1, 4).Weight("w", 4, 4).Node("MatMul", ["x", "w"], "y").Build(), DeclineReason.TooSmall);

    [Fact]
    public void A_weight_that_the_caller_may_replace_is_left_alone() =>
        AssertDeclined(new GraphBuilder(1, 64).Weight("w", 64, 64).AlsoInput("w").Node("MatMul", ["x", "w"], "y").Build(), DeclineReason.IsGraphInput);

    [Fact]
    public void A_weight_that_is_an_output_is_left_alone() =>
        AssertDeclined(new GraphBuilder(1, 64).Weight("w", 64, 64).AlsoOutput("w").Node("MatMul", ["x", "w"], "y").Build(), DeclineReason.IsGraphOutput);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_weight_that_is_not_finite_is_left_alone(float element) =>
        AssertDeclined(
            new GraphBuilder(1, 64).Weight("w", [64, 64], [.. Enumerable.Repeat(1f, 4095), element]).Node("MatMul", ["x", "w"], "y").Build(),
            DeclineReason.NotFinite);

    [Fact]
    public void Constants_that_are_no_weights_are_not_even_candidates()
    {
        Model model = new GraphBuilder(1, 4096).Weight("w", 1, 4096).Node("Add", ["x", "w"], "y").Build();

        Assert.False(Run(model, out PassLog log));

        Assert.Empty(log.Decisions);
    }

    private static bool Run(Model model, out PassLog log) =>
        PassRunner.Run(model, [new WeightOnlyInt8Pass(ScaleChoice.PerChannel, SchemeContext.Empty)], log = new PassLog());

    private static void AssertDeclined(Model model, DeclineReason reason)
    {
        byte[] before = Compressed.Bytes(model);

        Assert.False(Run(model, out PassLog log));

        Assert.Equal(new Decision("WeightOnlyInt8", "w", reason), Assert.Single(log.Decisions));
        Assert.Equal(before, Compressed.Bytes(model));
    }

    private static (Model Model, int Channels) Make(string kind) => kind switch
    {
        "Conv" => (new GraphBuilder(1, 8, 6, 6).Weight("w", 16, 8, 3, 3).Node("Conv", ["x", "w"], "y").Build(), 16),
        "ConvTranspose" => (new GraphBuilder(1, 8, 6, 6).Weight("w", 8, 16, 3, 3).Node("ConvTranspose", ["x", "w"], "y").Build(), 16),
        "Gemm" => (new GraphBuilder(2, 64).Weight("w", 64, 32).Node("Gemm", ["x", "w"], "y").Build(), 32),
        "Gemm transB" => (new GraphBuilder(2, 64).Weight("w", 32, 64).Node("Gemm", ["x", "w"], "y", NodeAttribute.Of("transB", 1L)).Build(), 32),
        "Gemm left" => (new GraphBuilder(64, 2).Weight("w", 32, 64).Node("Gemm", ["w", "x"], "y").Build(), 32),
        "MatMul" => (new GraphBuilder(2, 64).Weight("w", 64, 32).Node("MatMul", ["x", "w"], "y").Build(), 32),
        "MatMul left" => (new GraphBuilder(64, 2).Weight("w", 32, 64).Node("MatMul", ["w", "x"], "y").Build(), 32),
        "Gather" => (new GraphBuilder(1, 64).Weight("w", 50, 64).Indices("i", 3, 1, 49).Node("Gather", ["w", "i"], "g").Node("Add", ["g", "x"], "y").Build(), 50),
        "Gather axis 1" => (new GraphBuilder(50, 1).Weight("w", 50, 64).Indices("i", 3, 1).Node("Gather", ["w", "i"], "g", NodeAttribute.Of("axis", -1L)).Node("Add", ["g", "x"], "y").Build(), 64),
        "Reshaped MatMul" => (new GraphBuilder(2, 64).Weight("w", 8, 8, 32).Indices("s", 64, 32).Node("Reshape", ["w", "s"], "r").Node("MatMul", ["x", "r"], "y").Build(), 32),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
