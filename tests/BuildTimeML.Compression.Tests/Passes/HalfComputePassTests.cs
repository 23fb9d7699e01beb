using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Passes;

public sealed class HalfComputePassTests
{
    [Fact]
    public void Weights_and_what_flows_between_are_float16_and_inputs_and_outputs_stay_float32()
    {
        using Model model = new GraphBuilder(1, 300).Weight("w", 300, 40).Weight("b", 40).Node("MatMul", ["x", "w"], "p").Node("Add", ["p", "b"], "y").Build();
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model, out PassLog log));

        Assert.Equal([new Decision("HalfCompute", "MatMul 'p'", null), new Decision("HalfCompute", "Add 'y'", null)], log.Decisions);
        Assert.Equal(
            ["Cast(x) -> x.f16", "MatMul(x.f16, w.f16) -> p.f16", "Add(p.f16, b.f16) -> y.f16", "Cast(y.f16) -> y"],
            model.Graph.Nodes.Select(n => $"{n.OpType}({string.Join(", ", n.Inputs)}) -> {n.Outputs[0]}"));
        Assert.All(model.Graph.Initializers, i => Assert.Equal(ElementType.Float16, i.Initializer!.ElementType));
        byte[] after = Compressed.Bytes(model);
        Assert.InRange(after.Length, 0, (before.Length / 2) + 300);
        Engine.AssertClose(before, after, decibels: 50);
    }

    [Fact]
    public void What_has_no_kernels_of_float16_stays_float32_between_casts()
    {
        using Model model = GraphTextReader.Read("""
            g (float[1, 8] x) => (float[1, 3] y, int64[1, 3] i) <float[8] w = fill(0.1), int64[1] k = { 3 }> {
              a = Mul(x, w)
              t, i = TopK(a, k)
              y = Relu(t)
            }
            """);
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model, out _));

        Assert.Equal(["Cast", "Mul", "Cast", "TopK", "Cast", "Relu", "Cast"], model.Graph.Nodes.Select(n => n.OpType));
        Engine.AssertClose(before, Compressed.Bytes(model), decibels: 50);
    }

    [Fact]
    public void A_value_that_others_need_in_float32_keeps_its_name_for_them()
    {
        using Model model = GraphTextReader.Read("""
            g (float[64] x, bool c) => (float[64] y, float[64] s) <float[64] w = fill(0.1)> {
              s = Add(x, w)
              y = If<then_branch = t () => (float[64] a) { a = Add(s, w) }, else_branch = e () => (float[64] b) { b = Sub(s, w) }>(c)
            }
            """);
        byte[] before = Compressed.Bytes(model);

        Assert.True(Run(model, out PassLog log));

        Assert.Equal("Add 's'", Assert.Single(log.Layers));
        Assert.Equal(["w", "w.f16"], model.Graph.Initializers.Select(i => i.Name));
        Engine.AssertClose(before, Compressed.Bytes(model), decibels: 50);
    }

    [Fact]
    public void Constants_beyond_the_range_become_its_ends_and_none_becomes_zero()
    {
        using Model model = new GraphBuilder(4).Weight("w", [4], [-3e38f, 1e-12f, float.NegativeInfinity, 0.5f]).Node("Add", ["x", "w"], "y").Build();

        Assert.True(Run(model, out _));

        Assert.Equal(
            [-Half.MaxValue, Half.Epsilon, Half.NegativeInfinity, (Half)0.5f],
            model.Graph.Initializers.Single().Initializer!.Elements<Half>().ToArray());
    }

    [Theory]
    [InlineData(100, nameof(DeclineReason.OutOfRange))]
    [InlineData(1, null)]
    public void Nodes_whose_numbers_come_near_the_end_of_the_range_stay_float32(float size, string? reason)
    {
        using Model model = new GraphBuilder(1, 64).Weight("w", [64], [.. Enumerable.Repeat(size * 100, 64)]).Node("Mul", ["x", "w"], "y").Build();
        SchemeContext context = SchemeContext.Empty with { Samples = ArraySamples.Normal("x", [1, 64], 20) };

        Assert.Equal(reason is null, PassRunner.Run(model, [new HalfComputePass(context)], new PassLog()));
    }

    [Fact]
    public void A_layer_that_is_kept_for_a_budget_stays_float32()
    {
        using Model model = new GraphBuilder(1, 30).Weight("w", 30, 4).Node("MatMul", ["x", "w"], "p").Node("Relu", ["p"], "y").Build();
        var log = new PassLog();

        PassRunner.Run(model, [new HalfComputePass(SchemeContext.Empty with { KeptFloat = new HashSet<string> { "MatMul 'p'" } })], log);

        Assert.Equal(new Decision("HalfCompute", "MatMul 'p'", DeclineReason.KeptFloat), Assert.Single(log.Declined));
        Assert.Equal(["MatMul", "Cast", "Relu", "Cast"], model.Graph.Nodes.Select(n => n.OpType));
    }

    [Theory]
    [InlineData("mnist-mobilenet", 40)]
    [InlineData("agnews-transformer", 40)]
    public void Real_models_are_half_as_large_and_give_nearly_the_same(string name, double decibels)
    {
        string path = Models.Find(name);
        using Model model = ModelReader.Read(path);
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        byte[] before = Compressed.Bytes(model);

        PassRunner.Run(model, SchemeTable.Find("Float16", "Cuda")!.Passes(SchemeContext.Empty), new PassLog());

        byte[] after = Compressed.Bytes(model);
        Assert.InRange(after.Length, 0, before.Length * 0.53);
        Engine.AssertClose(File.ReadAllBytes(path), after, decibels);
    }

    private static bool Run(Model model, out PassLog log) => PassRunner.Run(model, [new HalfComputePass(SchemeContext.Empty)], log = new PassLog());
}
