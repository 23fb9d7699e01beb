using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Rules;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Rules;

/// <summary>Shapes that are computed in the graph although they are known.</summary>
public sealed class KnownShapeTests
{
    [Fact]
    public void What_is_computed_from_fixed_dimensions_becomes_a_constant() => Rewriting.AssertBecomes(
        [new KnownValuesPass(), new DeadCodePass()],
        () => Flattening(new GraphBuilder(2, 3, 4), "Concat"), "Relu Reshape", tolerance: 0);

    [Fact]
    public void A_dimension_that_is_open_and_stays_becomes_0()
    {
        using Model model = Open(Flattening(new GraphBuilder(2, 3, 4), "Concat"));
        byte[] original = Compressed.Bytes(model);

        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());

        Assert.Equal("Relu Reshape", string.Join(' ', model.Graph.Nodes.Select(n => n.OpType)));
        Assert.Equal([0, 12], model.Graph.Nodes[1].Inputs[1]!.Initializer!.Elements<long>().ToArray());
        Rewriting.AssertEquivalent(original, Compressed.Bytes(model), tolerance: 0);
    }

    [Fact]
    public void A_dimension_that_is_open_and_moves_becomes_minus_1()
    {
        using Model model = Open(Flattening(new GraphBuilder(2, 3, 4), "Swapped"));
        byte[] original = Compressed.Bytes(model);

        Assert.True(new RewritePass([new ReshapeTargetRule()]).Run(model, new PassLog()));

        Assert.Equal([12, -1], model.Graph.Nodes.Single(n => n.Is("Reshape")).Inputs[1]!.Initializer!.Elements<long>().ToArray());
        Rewriting.AssertEquivalent(original, Compressed.Bytes(model), tolerance: 0);
    }

    [Fact]
    public void A_target_that_keeps_zeros_is_left()
    {
        using Model model = Open(Flattening(new GraphBuilder(2, 3, 4), "Concat", NodeAttribute.Of("allowzero", 1)));
        var log = new PassLog();

        Assert.False(new RewritePass([new ReshapeTargetRule()]).Run(model, log));

        Assert.Equal(DeclineReason.OtherAttributes, Assert.Single(log.Declined).Reason);
    }

    [Fact]
    public void Optional_outputs_that_nothing_uses_are_left_out()
    {
        using Model model = new GraphBuilder(1, 1, 4, 4).Node("Relu", ["x"], "y").Build();
        var pooled = new Value("pooled", new TensorType(ElementType.Float32, null));
        Node node = model.Graph.Add(new Node("MaxPool", [model.Graph.Outputs[0]], [pooled, new Value("indices")])
        {
            Attributes = [NodeAttribute.Of("kernel_shape", [2L, 2])],
        });
        model.Graph.Outputs[0] = pooled;

        Assert.True(new RewritePass([new UnusedOutputRule()]).Run(model, new PassLog()));

        Assert.Equal(["pooled", null], node.Outputs.Select(o => o?.Name));
        Assert.Equal([1, 1, 3, 3], Assert.Single(Engine.Run(Compressed.Bytes(model))).Shape);
    }

    private static GraphBuilder Flattening(GraphBuilder input, string order, params NodeAttribute[] attributes) => input
        .Node("Relu", ["x"], "r").Node("Shape", ["r"], "s").Indices("zero", 0).Indices("twelve", 12).Node("Gather", ["s", "zero"], "batch")
        .Node("Concat", order == "Concat" ? ["batch", "twelve"] : ["twelve", "batch"], "target", NodeAttribute.Of("axis", 0))
        .Node("Reshape", ["r", "target"], "y", attributes);

    private static Model Open(GraphBuilder builder)
    {
        Model model = builder.Build();
        model.Graph.Inputs[0].Type = new TensorType(ElementType.Float32, [Dimension.Named("batch"), Dimension.Fixed(3), Dimension.Fixed(4)]);
        return model;
    }
}
