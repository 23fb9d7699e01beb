using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Passes;

public sealed class BlockStoragePassTests
{
    // Weights of only the lowest and the highest code are exact.
    [Theory]
    [InlineData("Conv", 36)]
    [InlineData("ConvTranspose", 36)]
    [InlineData("MatMul", 32)]
    [InlineData("MatMul of rank 3", 32)]
    [InlineData("Gemm transB", 35)]
    [InlineData("Gather axis 1", 25)]
    public void The_engine_gets_the_weights_back_at_load(string kind, int block)
    {
        using Model model = Make(kind).Build();
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model, out PassLog log));

        Assert.Equal(new Decision("BlockStorage", "w", Reason: null), Assert.Single(log.Decisions));
        Tensor codes = model.Graph.Initializers.Single(i => i.Name == "w.q4").Initializer!;
        Assert.Equal((ElementType.UInt4, block), (codes.ElementType, (int)codes.Dimensions[2]));
        byte[] after = Compressed.Bytes(model);
        Rewriting.AssertEquivalent(before, after, 1e-6);
        Assert.Equal(Engine.OptimizedOperators(before), Engine.OptimizedOperators(after));
    }

    [Fact]
    public void Models_are_upgraded_only_where_something_is_stored()
    {
        using Model none = new GraphBuilder(1, 4).Weight("w", 4, 4).Node("MatMul", ["x", "w"], "y").Build(opset: 13);
        using Model some = Make("Conv").Build(opset: 13);

        Assert.False(Run(none, out _));
        Assert.True(Run(some, out _));

        Assert.Equal((13, 8), (none.OpsetVersion(), none.IrVersion));
        Assert.Equal((21, 10), (some.OpsetVersion(), some.IrVersion));
    }

    [Theory]
    [InlineData("odd rows", nameof(DeclineReason.NotWholeBytes))]
    [InlineData("short rows", nameof(DeclineReason.NoBlocks))]
    [InlineData("prime rows", nameof(DeclineReason.NoBlocks))]
    [InlineData("graph input", nameof(DeclineReason.IsGraphInput))]
    [InlineData("graph output", nameof(DeclineReason.IsGraphOutput))]
    [InlineData("small", nameof(DeclineReason.TooSmall))]
    [InlineData("not finite", nameof(DeclineReason.NotFinite))]
    [InlineData("vector", nameof(DeclineReason.NotAMatrix))]
    public void What_it_cannot_do_it_leaves_alone(string kind, string reason)
    {
        using Model model = MakeDeclined(kind).Build();
        byte[] before = Compressed.Bytes(model);

        Assert.False(Run(model, out PassLog log));

        Assert.Equal(reason, Assert.Single(log.Decisions).Reason.ToString());
        Assert.Equal(before, Compressed.Bytes(model));
    }

    private static bool Run(Model model, out PassLog log) =>
        PassRunner.Run(model, [new BlockStoragePass(32, new SquaredErrorFit(), SchemeContext.Empty)], log = new PassLog());

    private static GraphBuilder Make(string kind) => kind switch
    {
        "Conv" => Extremes(new GraphBuilder(1, 8, 6, 6), 32, 8, 3, 3).Node("Conv", ["x", "w"], "y"),
        "ConvTranspose" => Extremes(new GraphBuilder(1, 32, 6, 6), 32, 8, 3, 3).Node("ConvTranspose", ["x", "w"], "y"),
        "MatMul" => Extremes(new GraphBuilder(2, 64), 64, 50).Node("MatMul", ["x", "w"], "y"),
        "MatMul of rank 3" => Extremes(new GraphBuilder(2, 1, 64), 2, 64, 32).Node("MatMul", ["x", "w"], "y"),
        "Gemm transB" => Extremes(new GraphBuilder(2, 70), 50, 70).Node("Gemm", ["x", "w"], "y", NodeAttribute.Of("transB", 1L)),
        "Gather axis 1" => Extremes(new GraphBuilder(50, 1), 50, 64).Indices("i", 3, 1).Node("Gather", ["w", "i"], "g", NodeAttribute.Of("axis", 1L)).Node("Add", ["g", "x"], "y"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static GraphBuilder MakeDeclined(string kind) => kind switch
    {
        "odd rows" => new GraphBuilder(1, 5, 6, 6).Weight("w", 90, 5, 3, 3).Node("Conv", ["x", "w"], "y"),
        "short rows" => new GraphBuilder(1, 8).Weight("w", 8, 900).Node("MatMul", ["x", "w"], "y"),
        "prime rows" => new GraphBuilder(1, 134).Weight("w", 134, 90).Node("MatMul", ["x", "w"], "y"),
        "graph input" => new GraphBuilder(1, 64).Weight("w", 64, 64).AlsoInput("w").Node("MatMul", ["x", "w"], "y"),
        "graph output" => new GraphBuilder(1, 64).Weight("w", 64, 64).AlsoOutput("w").Node("MatMul", ["x", "w"], "y"),
        "small" => new GraphBuilder(1, 16).Weight("w", 16, 16).Node("MatMul", ["x", "w"], "y"),
        "not finite" => new GraphBuilder(1, 64).Weight("w", [64, 64], [.. Enumerable.Repeat(1f, 4095), float.NaN]).Node("MatMul", ["x", "w"], "y"),
        "vector" => new GraphBuilder(1, 2000).Weight("w", 2000).Node("MatMul", ["x", "w"], "y"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static GraphBuilder Extremes(GraphBuilder builder, params long[] shape)
    {
        var random = new Random(7);
        return builder.Weight("w", shape, [.. Enumerable.Range(0, (int)Shape.ElementCount(shape)).Select(_ => random.Next(2) == 0 ? -1 : 0.875f)]);
    }
}
