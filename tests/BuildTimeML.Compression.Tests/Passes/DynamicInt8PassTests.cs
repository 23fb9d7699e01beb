using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Passes;

public sealed class DynamicInt8PassTests
{
    public static TheoryData<string> Products => ["MatMul", "MatMul of rank 3", "Gemm", "Gemm transB", "Gemm alpha beta", "Gemm with a variable bias", "MatMul and Add"];

    [Theory]
    [MemberData(nameof(Products))]
    public void A_product_is_computed_in_8_bits_and_fused_by_the_engine(string kind)
    {
        Model model = Make(kind);
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model, out PassLog log));

        Assert.Null(Assert.Single(log.Decisions).Reason);
        Assert.DoesNotContain(model.Graph.Initializers, i => i.Name == "w");
        byte[] after = Compressed.Bytes(model);
        Assert.True(SaturatingProduct.IsImpossible(model));
        Engine.AssertClose(before, after, decibels: 30);
        Assert.Equal(1, Engine.OptimizedOperators(after).GetValueOrDefault("DynamicQuantizeMatMul"));
    }

    [Fact]
    public void Products_of_the_same_activations_share_their_quantisation()
    {
        Model model = new GraphBuilder(2, 64).Weight("a", 64, 64).Weight("b", 64, 64)
            .Node("MatMul", ["x", "a"], "p").Node("MatMul", ["x", "b"], "q").Node("Add", ["p", "q"], "y").Build();

        Assert.True(Run(model, out _));

        Assert.Single(model.Graph.Nodes, n => n.OpType == "DynamicQuantizeLinear");
        Assert.Equal(2, Engine.OptimizedOperators(Compressed.Bytes(model))["MatMulIntegerToFloat"]);
    }

    [Fact]
    public void Products_of_the_same_weights_share_their_bytes_but_not_their_factors()
    {
        Model model = new GraphBuilder(64, 64).Weight("w", 64, 64)
            .Node("MatMul", ["x", "w"], "p").Node("Gemm", ["p", "w"], "y", NodeAttribute.Of("alpha", 0.5f)).Build();
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model, out _));

        Assert.Single(model.Graph.Initializers, i => i.Initializer!.ElementType == ElementType.Int8);
        Assert.Equal(2, model.Graph.Initializers.Count(i => i.Initializer!.ElementType == ElementType.Float32));
        Engine.AssertClose(before, Compressed.Bytes(model), decibels: 30);
    }

    public static TheoryData<string, string> Reasons => new()
    {
        { "LeftFactor", "left" },
        { "TransposedActivations", "transA" },
        { "NotAMatrix", "rank 3" },
        { "UsedOtherwise", "used by Add" },
        { "TooSmall", "small" },
        { "OpsetTooOld", "opset 10" },
        { "NotFinite", "infinite" },
        { "IsGraphInput", "input" },
        { "IsGraphOutput", "output" },
        { "InSubgraph", "subgraph" },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_product_that_cannot_be_is_left_alone_for_a_reason(string reason, string kind)
    {
        Model model = Make(kind);
        byte[] before = Compressed.Bytes(model);

        Assert.False(Run(model, out PassLog log));

        Assert.Equal(Enum.Parse<DeclineReason>(reason), Assert.Single(log.Decisions).Reason);
        Assert.Equal(before, Compressed.Bytes(model));
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(1L)]
    public void Large_weights_are_quantised_outside_the_managed_heap(long transposes)
    {
        const int Side = 4096;
        var random = new Random(5);
        float[] weights = new float[Side * Side];
        foreach (ref float weight in weights.AsSpan())
        {
            weight = random.NextSingle() - 0.5f;
        }

        using Model model = new GraphBuilder(1, Side).Weight("w", [Side, Side], weights).Node("Gemm", ["x", "w"], "y", NodeAttribute.Of("transB", transposes)).Build();
        byte[] original = Compressed.Bytes(model);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(Run(model, out _));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Side * Side / 4);
        Assert.True(SaturatingProduct.IsImpossible(model));
        Engine.AssertClose(original, Compressed.Bytes(model), decibels: 35);
    }

    private static bool Run(Model model, out PassLog log) =>
        PassRunner.Run(model, [new DynamicInt8Pass(ScaleChoice.PerChannelWhereWorthABit, SchemeContext.Empty)], log = new PassLog());

    private static Model Make(string kind) => kind switch
    {
        "MatMul" => new GraphBuilder(2, 64).Weight("w", 64, 32).Node("MatMul", ["x", "w"], "y").Build(),
        "MatMul of rank 3" => new GraphBuilder(3, 2, 64).Weight("w", 64, 32).Node("MatMul", ["x", "w"], "y").Build(),
        "Gemm" => new GraphBuilder(2, 64).Weight("w", 64, 32).Weight("c", 32).Node("Gemm", ["x", "w", "c"], "y").Build(),
        "Gemm transB" => new GraphBuilder(2, 64).Weight("w", 32, 64).Weight("c", 32).Node("Gemm", ["x", "w", "c"], "y", NodeAttribute.Of("transB", 1L)).Build(),
        "Gemm alpha beta" => new GraphBuilder(2, 64).Weight("w", 64, 32).Weight("c", 32)
            .Node("Gemm", ["x", "w", "c"], "y", NodeAttribute.Of("alpha", -0.25f), NodeAttribute.Of("beta", 3f)).Build(),
        "Gemm with a variable bias" => new GraphBuilder(2, 64).Weight("w", 64, 64).Node("Gemm", ["x", "w", "x"], "y", NodeAttribute.Of("beta", 0.5f)).Build(),
        "MatMul and Add" => new GraphBuilder(2, 64).Weight("w", 64, 32).Weight("c", 32).Node("MatMul", ["x", "w"], "p").Node("Add", ["c", "p"], "y").Build(),
        "left" => new GraphBuilder(64, 2).Weight("w", 64, 64).Node("MatMul", ["w", "x"], "y").Build(),
        "transA" => new GraphBuilder(64, 2).Weight("w", 64, 64).Node("Gemm", ["x", "w"], "y", NodeAttribute.Of("transA", 1L)).Build(),
        "rank 3" => new GraphBuilder(2, 64).Weight("w", 2, 64, 64).Node("MatMul", ["x", "w"], "y").Build(),
        "used by Add" => new GraphBuilder(64, 64).Weight("w", 64, 64).Node("MatMul", ["x", "w"], "p").Node("Add", ["p", "w"], "y").Build(),
        "small" => new GraphBuilder(2, 8).Weight("w", 8, 8).Node("MatMul", ["x", "w"], "y").Build(),
        "opset 10" => new GraphBuilder(2, 64).Weight("w", 64, 32).Node("MatMul", ["x", "w"], "y").Build(opset: 10),
        "infinite" => new GraphBuilder(2, 64).Weight("w", [64, 32], [.. Enumerable.Repeat(1f, 2047), float.PositiveInfinity]).Node("MatMul", ["x", "w"], "y").Build(),
        "input" => new GraphBuilder(2, 64).Weight("w", 64, 32).AlsoInput("w").Node("MatMul", ["x", "w"], "y").Build(),
        "output" => new GraphBuilder(2, 64).Weight("w", 64, 32).AlsoOutput("w").Node("MatMul", ["x", "w"], "y").Build(),
        "subgraph" => WithSubgraph(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Model WithSubgraph()
    {
        var builder = new GraphBuilder(2, 64).Weight("w", 64, 64).Weight("flag", 1).Node("Cast", ["flag"], "condition", NodeAttribute.Of("to", (long)ElementType.Bool));
        Model model = builder.Node("If", ["condition"], "y").Build();
        Node branch = model.Graph.Nodes[^1];
        Value weight = model.Graph.Initializers[0];
        foreach (string name in new[] { "then_branch", "else_branch" })
        {
            var graph = new ModelGraph(name);
            var result = new Value(name + ".y", new TensorType(ElementType.Float32, null));
            graph.Add(name == "then_branch"
                ? new Node("MatMul", [model.Graph.Inputs[0], weight], [result])
                : new Node("Identity", [model.Graph.Inputs[0]], [result]));
            graph.Outputs.Add(result);
            branch.Attributes.Add(NodeAttribute.Of(name, graph));
        }

        return model;
    }
}
