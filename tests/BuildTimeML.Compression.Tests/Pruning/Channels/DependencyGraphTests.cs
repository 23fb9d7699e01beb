using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Pruning.Channels;

public sealed class DependencyGraphTests
{
    private static readonly NodeAttribute Pads = NodeAttribute.Of("pads", [1, 1, 1, 1]);

    [Fact]
    public void Branches_that_are_added_lose_the_same_channels()
    {
        using Model model = new GraphBuilder(1, 3, 8, 8).Weight("a", 12, 3, 3, 3).Weight("b", 12, 12, 3, 3).Weight("c", 5, 12, 1, 1)
            .Node("Conv", ["x", "a"], "p", Pads).Node("Relu", ["p"], "q").Node("Conv", ["q", "b"], "r", Pads).Node("Add", ["r", "q"], "s").Node("Conv", ["s", "c"], "y").Build();

        ChannelGroup group = Assert.Single(DependencyGraph.Of(model).Groups);

        Assert.Equal(12, group.Units.Count);
        Assert.Equal(["a", "b", "b", "c"], group.Bindings.Select(b => b.Node.Inputs[b.Input]!.Name).Order());
        UnusedChannels.Remove(model, tolerance: 1e-5);
    }

    [Fact]
    public void A_gate_of_one_number_per_channel_loses_them_too()
    {
        using Model model = new GraphBuilder(1, 3, 8, 8).Weight("a", 12, 3, 3, 3).Weight("b", 6, 12, 1, 1).Weight("c", 12, 6, 1, 1).Weight("d", 5, 12, 1, 1)
            .Node("Conv", ["x", "a"], "p", Pads).Node("GlobalAveragePool", ["p"], "q").Node("Conv", ["q", "b"], "r").Node("Relu", ["r"], "s").Node("Conv", ["s", "c"], "t")
            .Node("Sigmoid", ["t"], "u").Node("Mul", ["p", "u"], "v").Node("Conv", ["v", "d"], "y").Build();

        Assert.Equal([12, 6], DependencyGraph.Of(model).Groups.Select(g => g.Units.Count));
        UnusedChannels.Remove(model, tolerance: 1e-5);
    }

    [Fact]
    public void A_Conv_in_groups_loses_them_as_a_whole()
    {
        using Model model = new GraphBuilder(1, 3, 8, 8).Weight("a", 12, 3, 3, 3).Weight("g", 24, 2, 3, 3).Weight("gb", 24).Weight("c", 5, 24, 1, 1)
            .Node("Conv", ["x", "a"], "p", Pads).Node("Conv", ["p", "g", "gb"], "q", Pads, NodeAttribute.Of("group", 6)).Node("Conv", ["q", "c"], "y").Build();

        ChannelGroup group = Assert.Single(DependencyGraph.Of(model).Groups);

        Assert.Equal(6, group.Units.Count);
        UnusedChannels.Remove(model, tolerance: 1e-5);
        Assert.Equal(4, model.Graph.Nodes[1].Attribute("group")!.Int);
        Assert.Equal([16, 2, 3, 3], model.Graph.Nodes[1].Inputs[1]!.Initializer!.Dimensions.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Attention_loses_heads(bool joined)
    {
        using Model model = joined ? JoinedAttention() : Attention();

        ChannelGroup heads = Assert.Single(DependencyGraph.Of(model).Groups);

        Assert.Equal(GroupKind.Heads, heads.Kind);
        Assert.Equal(6, heads.Units.Count);
        UnusedChannels.Remove(model, tolerance: 1e-5);
        Node[] reshapes = [.. model.Graph.Nodes.Where(n => n.Is("Reshape"))];
        Assert.Equal(joined ? [0, 0, 3, 4, 2] : [0, 0, 4, 2], reshapes[0].Inputs[1]!.Initializer!.Elements<long>().ToArray());
        Assert.Equal([0, 0, 8], reshapes[^1].Inputs[1]!.Initializer!.Elements<long>().ToArray());
    }

    [Fact]
    public void A_weight_of_two_layers_stays_one()
    {
        using Model model = new GraphBuilder(4, 6).Weight("w", 6, 6).Weight("o", 6, 3)
            .Node("MatMul", ["x", "w"], "a").Node("Relu", ["a"], "b").Node("MatMul", ["b", "w"], "c").Node("MatMul", ["c", "o"], "y").Build();

        // What the second sees and what the first does are not of one length any more, so that nothing of it can go.
        DependencyGraph graph = DependencyGraph.Of(model);

        Assert.Equal(6, Assert.Single(graph.Groups).Units.Count);
        graph.Apply(graph.Remove(graph.Groups[0].Units.Take(2)));
        Assert.Equal([6, 4], model.Graph.Nodes[0].Inputs[1]!.Initializer!.Dimensions.ToArray());
        Assert.Equal([4, 4], model.Graph.Nodes[2].Inputs[1]!.Initializer!.Dimensions.ToArray());
    }

    [Theory]
    [InlineData("output", "IsGraphOutput")]
    [InlineData("softmax", "ComputedOver")]
    [InlineData("unknown", "NotFollowed")]
    [InlineData("input", "MeetsFixed")]
    [InlineData("shuffled", "Reshaped")]
    [InlineData("computed", "NotConstant")]
    [InlineData("replaceable", "IsGraphInput")]
    public void What_cannot_be_followed_stays_and_says_why(string kind, string reason)
    {
        GraphBuilder builder = new GraphBuilder(1, 12, 8, 8).Weight("a", 12, 12, 3, 3).Node("Conv", ["x", "a"], "p", Pads).Weight("c", 12, 12, 1, 1);
        GraphBuilder Use(string value) => builder.Node("Conv", [value, "c"], "y");
        using Model model = (kind switch
        {
            "output" => Use("p").AlsoOutput("p"),
            "softmax" => builder.Node("Softmax", ["p"], "m", NodeAttribute.Of("axis", 1)).Node("Conv", ["m", "c"], "y"),
            "unknown" => builder.Node("LRN", ["p"], "m", NodeAttribute.Of("size", 3)).Node("Conv", ["m", "c"], "y"),
            "input" => builder.Node("Add", ["p", "x"], "m").Node("Conv", ["m", "c"], "y"),
            "shuffled" => builder.Indices("z", 1, 24, 4, 8).Node("Reshape", ["p", "z"], "m").Weight("d", 5, 24, 1, 1).Node("Conv", ["m", "d"], "y"),
            "computed" => builder.Indices("from", 1).Indices("to", 9).Indices("axis", 1).Node("Abs", ["from"], "t").Node("Slice", ["p", "t", "to", "axis"], "m").Node("Abs", ["m"], "y"),
            _ => Use("p").AlsoInput("a"),
        }).Build();

        FixedGroup group = DependencyGraph.Of(model).Fixed[0];

        Assert.Equal(("p", reason), (group.Name, group.Obstacle.Reason.ToString()));
        Assert.NotEmpty(FixedReasons.Describe(group.Obstacle.Reason));
    }

    private static Model Attention()
    {
        GraphBuilder builder = new GraphBuilder(2, 5, 8).Indices("split", 0, 0, 6, 2);
        foreach (string part in new[] { "q", "k", "v" })
        {
            builder.Weight(part + "w", 8, 12).Weight(part + "b", 12).Node("MatMul", ["x", part + "w"], part + "1").Node("Add", [part + "1", part + "b"], part + "2")
                .Node("Reshape", [part + "2", "split"], part + "3").Node("Transpose", [part + "3"], part, NodeAttribute.Of("perm", part == "k" ? new long[] { 0, 2, 3, 1 } : [0, 2, 1, 3]));
        }

        return Finish(builder);
    }

    private static Model JoinedAttention() => Finish(new GraphBuilder(2, 5, 8).Indices("split", 0, 0, 3, 6, 2).Weight("w", 8, 36).Weight("b", 36)
        .Node("MatMul", ["x", "w"], "1").Node("Add", ["b", "1"], "2").Node("Reshape", ["2", "split"], "3").Node("Transpose", ["3"], "4", NodeAttribute.Of("perm", [2, 0, 3, 1, 4]))
        .NodeOf("Split", ["4"], ["5", "6", "7"], NodeAttribute.Of("axis", 0)).Indices("zero", 0).Node("Squeeze", ["5", "zero"], "q").Node("Squeeze", ["6", "zero"], "k0")
        .Node("Squeeze", ["7", "zero"], "v").Node("Transpose", ["k0"], "k", NodeAttribute.Of("perm", [0, 1, 3, 2])));

    private static Model Finish(GraphBuilder builder) => builder
        .Node("MatMul", ["q", "k"], "s").Node("Softmax", ["s"], "t").Node("MatMul", ["t", "v"], "u").Node("Transpose", ["u"], "w1", NodeAttribute.Of("perm", [0, 2, 1, 3]))
        .Indices("join", 0, 0, 12).Node("Reshape", ["w1", "join"], "w2").Weight("o", 12, 7).Node("MatMul", ["w2", "o"], "y").Build();
}
