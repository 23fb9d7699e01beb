using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Passes;

public sealed class HalfStoragePassTests
{
    [Theory]
    [InlineData(ElementType.Float16, 60)]
    [InlineData(ElementType.BFloat16, 45)]
    public void A_constant_takes_half_and_the_engine_computes_in_float32(ElementType type, double decibels)
    {
        using Model model = new GraphBuilder(1, 300).Weight("w", 300, 40).Weight("b", 40).Node("MatMul", ["x", "w"], "p").Node("Add", ["p", "b"], "y").Build();
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model, type, out PassLog log));

        Assert.Equal([new Decision("HalfStorage", "w", null), new Decision("HalfStorage", "b", null)], log.Decisions);
        byte[] after = Compressed.Bytes(model);
        Assert.InRange(after.Length, 0, (before.Length / 2) + 200);
        Engine.AssertClose(before, after, decibels);
        Assert.Equal(Engine.OptimizedOperators(before), Engine.OptimizedOperators(after));
    }

    [Fact]
    public void Constants_of_subgraph_uses_keep_their_names()
    {
        using Model model = GraphTextReader.Read("""
            g (float[64] x, bool c) => (float[64] y) <float[64] w = fill(0.1)> {
              y = If<then_branch = t () => (float[64] a) { a = Add(x, w) }, else_branch = e () => (float[64] b) { b = Sub(x, w) }>(c)
            }
            """);
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model, ElementType.Float16, out _));

        Engine.AssertClose(before, Compressed.Bytes(model), decibels: 60);
    }

    [Theory]
    [InlineData("small", nameof(DeclineReason.TooSmall))]
    [InlineData("graph input", nameof(DeclineReason.IsGraphInput))]
    [InlineData("graph output", nameof(DeclineReason.IsGraphOutput))]
    [InlineData("not finite", nameof(DeclineReason.NotFinite))]
    [InlineData("too large numbers", nameof(DeclineReason.OutOfRange))]
    public void What_it_cannot_do_it_leaves_alone(string kind, string reason)
    {
        using Model model = Make(kind).Build();
        byte[] before = Compressed.Bytes(model);

        Assert.False(Run(model, ElementType.Float16, out PassLog log));

        Assert.Equal(reason, Assert.Single(log.Decisions).Reason.ToString());
        Assert.Equal(before, Compressed.Bytes(model));
    }

    private static bool Run(Model model, ElementType type, out PassLog log) => PassRunner.Run(model, [new HalfStoragePass(type, new HashSet<string>())], log = new PassLog());

    private static GraphBuilder Make(string kind) => kind switch
    {
        "small" => new GraphBuilder(8).Weight("w", 8).Node("Add", ["x", "w"], "y"),
        "graph input" => new GraphBuilder(100).Weight("w", 100).AlsoInput("w").Node("Add", ["x", "w"], "y"),
        "graph output" => new GraphBuilder(100).Weight("w", 100).AlsoOutput("w").Node("Add", ["x", "w"], "y"),
        "not finite" => new GraphBuilder(100).Weight("w", [100], [.. Enumerable.Repeat(1f, 99), float.PositiveInfinity]).Node("Add", ["x", "w"], "y"),
        "too large numbers" => new GraphBuilder(100).Weight("w", [100], [.. Enumerable.Repeat(1f, 99), 70000]).Node("Add", ["x", "w"], "y"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
