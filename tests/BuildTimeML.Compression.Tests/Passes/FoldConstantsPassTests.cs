using BuildTimeML.Compression.Folding;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Passes;

public sealed class FoldConstantsPassTests
{
    [Fact]
    public void What_depends_on_no_input_is_computed_by_the_engine() => Rewriting.AssertBecomes(
        Folding(),
        () => new GraphBuilder(2, 3).Weight("w", 4, 3).Node("Transpose", ["w"], "t").Node("Neg", ["t"], "n").Node("MatMul", ["x", "n"], "y"), "MatMul", tolerance: 0);

    [Fact]
    public void Random_numbers_are_not() => AssertDeclined(
        new GraphBuilder(2, 3).Node("RandomNormal", [], "r", NodeAttribute.Of("shape", [2L, 3])).Node("Add", ["x", "r"], "y"), DeclineReason.NotDeterministic);

    [Fact]
    public void Quantised_weights_stay_quantised()
    {
        GraphBuilder builder = new GraphBuilder(2, 3).Weight("w", 3, 3).Weight("s", [], [0.1f]).Node("QuantizeLinear", ["w", "s"], "q").Node("DequantizeLinear", ["q", "s"], "d").Node("MatMul", ["x", "d"], "y");

        AssertDeclined(builder, DeclineReason.Quantized);
    }

    [Fact]
    public void Weights_that_others_need_are_not_copied_beyond_the_allowance() => AssertDeclined(
        new GraphBuilder(2, 30).Weight("w", 30, 30).Node("Transpose", ["w"], "t").Node("MatMul", ["x", "t"], "m").Node("MatMul", ["m", "w"], "y"), DeclineReason.WouldGrow);

    [Fact]
    public void Large_constants_are_not_copied() => AssertDeclined(
        new GraphBuilder(1).Weight("w", [9_000_000], new float[9_000_000]).Node("Neg", ["w"], "n").Node("Add", ["x", "n"], "y"), DeclineReason.LargeConstant);

    [Fact]
    public void Giants_are_not_computed() => AssertDeclined(
        new GraphBuilder(1).Indices("s", 1 << 20, 1 << 20).Node("ConstantOfShape", ["s"], "c").Node("Add", ["x", "c"], "y"), DeclineReason.WouldGrow);

    [Fact]
    public void A_node_that_the_engine_refuses_does_not_spoil_the_others()
    {
        using Model model = new GraphBuilder(2, 3)
            .Weight("w", 3, 3).Node("Neg", ["w"], "n").Node("MatMul", ["x", "n"], "m")
            .Weight("v", 2, 5).Node("MatMul", ["v", "v"], "wrong").Node("Add", ["m", "wrong"], "y").Build();
        var log = new PassLog();

        Assert.True(new FoldConstantsPass().Run(model, log));

        Assert.Equal(["Neg 'n'"], log.Decisions.Where(d => d.Reason is null).Select(d => d.Subject));
        Assert.Equal(DeclineReason.EngineRefused, Assert.Single(log.Declined).Reason);
    }

    [Fact]
    public void The_allowance_is_used_up()
    {
        var allowance = new GrowthAllowance(constantBytes: 0);

        Assert.False(allowance.TryTake(GrowthAllowance.PerNode + 1));
        Assert.All(Enumerable.Range(0, 4), _ => Assert.True(allowance.TryTake(GrowthAllowance.PerNode)));
        Assert.False(allowance.TryTake(1));
        Assert.True(allowance.TryTake(-5));
    }

    private static IModelPass[] Folding() => [new FoldConstantsPass(), new DeadCodePass()];

    private static void AssertDeclined(GraphBuilder builder, DeclineReason reason)
    {
        using Model model = builder.Build();
        byte[] before = Compressed.Bytes(model);
        var log = new PassLog();

        Assert.False(new FoldConstantsPass().Run(model, log));

        Assert.Contains(reason, log.Declined.Select(d => d.Reason!.Value));
        Assert.Equal(before, Compressed.Bytes(model));
    }
}
