using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Passes;

public sealed class LateUnpackingPassTests
{
    [Theory]
    [InlineData(0, new long[] { 1, 4 }, new long[] { 2, 3 }, 1)]
    [InlineData(0, new long[] { 1, 4 }, new long[] { }, 1)]
    [InlineData(0, new long[] { 5, 1 }, new long[] { 2, 3 }, 2)]
    [InlineData(0, new long[] { 5, 1 }, new long[] { }, 2)]
    [InlineData(-1, new long[] { 1, 4 }, new long[] { 3 }, 2)]
    [InlineData(0, new long[] { }, new long[] { 3 }, 1)]
    [InlineData(0, new long[] { 1, 1 }, new long[] { }, 1)]
    [InlineData(0, null, new long[] { 3 }, 1)]
    public void Entries_are_picked_before_they_are_unpacked_and_are_the_same(int axis, long[]? scale, long[] indices, int gathers)
    {
        using Model model = Lookup(axis, scale, indices);
        byte[] before = Compressed.Bytes(model);

        Assert.True(PassRunner.Run(model, Pipelines.UnpackLate(), new PassLog()));

        Assert.Null(GraphVerifier.Verify(model));
        Assert.Equal(gathers, model.Graph.Nodes.Count(n => n.Is("Gather")));
        Assert.All(model.Graph.Nodes.Where(n => n.Is("Cast")), n => Assert.Equal("Gather", n.Inputs[0]!.Producer?.OpType));
        (var expected, var actual) = (Assert.Single(Engine.Run(before)), Assert.Single(Engine.Run(Compressed.Bytes(model))));
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(expected.Numbers, actual.Numbers);
    }

    [Fact]
    public void A_table_that_is_used_otherwise_or_is_an_output_stays()
    {
        using Model used = Lookup(0, [1, 4], [2]);
        used.Graph.Add(new Node("Identity", [used.Graph.Nodes[^1].Inputs[0]], [new Value("other")]));
        Assert.False(new Compression.Passes.LateUnpackingPass().Run(used, new PassLog()));

        using Model output = Lookup(0, [1, 4], [2]);
        output.Graph.Outputs.Add(output.Graph.Nodes[^1].Inputs[0]!);
        Assert.False(new Compression.Passes.LateUnpackingPass().Run(output, new PassLog()));
    }

    [Fact]
    public void Scales_before_the_axis_of_the_entries_stay()
    {
        using Model model = Lookup(1, [5, 1], [2]);

        Assert.False(new Compression.Passes.LateUnpackingPass().Run(model, new PassLog()));
    }

    // y[...] = Gather(int8 [5, 4] unpacked, i); i are given by x, so that nothing is constant.
    private static Model Lookup(int axis, long[]? scale, long[] indices)
    {
        var graph = new ModelGraph("lookup");
        var x = new Value("x", new TensorType(ElementType.Int64, [.. indices.Select(Dimension.Fixed)]));
        graph.Inputs.Add(x);
        sbyte[] bytes = [.. Enumerable.Range(0, 20).Select(i => (sbyte)((i * 37 % 255) - 127))];
        Value table = Op("Cast", [graph.AddInitializer(new Value("q"), Tensor.Of(ElementType.Int8, [5, 4], bytes))], NodeAttribute.Of("to", (long)ElementType.Float32));
        if (scale is not null)
        {
            float[] factors = [.. Enumerable.Range(0, (int)Shape.ElementCount(scale)).Select(i => 0.01f * (i + 1))];
            table = Op("Mul", [table, graph.AddInitializer(new Value("s"), Tensor.Of(ElementType.Float32, scale, factors))]);
        }

        Value y = Op("Gather", [table, x], NodeAttribute.Of("axis", (long)axis));
        y.Type = new TensorType(ElementType.Float32, null);
        graph.Outputs.Add(y);
        return new Model(graph) { IrVersion = 8, Opsets = { new OpsetImport("", 17) } };

        Value Op(string opType, Value[] inputs, params NodeAttribute[] attributes)
        {
            var output = new Value(opType.ToUpperInvariant());
            graph.Add(new Node(opType, inputs, [output]) { Attributes = [.. attributes] });
            return output;
        }
    }
}
