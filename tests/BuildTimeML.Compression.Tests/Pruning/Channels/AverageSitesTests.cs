using BuildTimeML.Compression.Pruning.Structure.Averages;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Pruning.Channels;

public sealed class AverageSitesTests
{
    private static readonly NodeAttribute Pads = NodeAttribute.Of("pads", [1, 1, 1, 1]);

    public static TheoryData<string> Means => ["GlobalAveragePool", "AveragePool", "ReduceMean", "ReduceMean without axes kept"];

    [Theory]
    [MemberData(nameof(Means))]
    public void What_is_linear_gives_the_same_behind_the_mean(string mean)
    {
        // A branch of its own for each source: two convolutions of one, and a scale and a shift per channel.
        using Model model = Mean(mean, Start().Weight("b", 6, 4, 1, 1).Weight("c", 6, 4, 1, 1).Weight("scale", 1, 6, 1, 1).Weight("shift", 6, 1, 1)
            .Node("Conv", ["p", "b"], "q").Node("Mul", ["q", "scale"], "r").Node("Conv", ["p", "c"], "s").Node("Add", ["r", "s"], "t").Node("Add", ["t", "shift"], "u"), "u").Build();
        byte[] before = Compressed.Bytes(model);

        IReadOnlyList<AverageSite> sites = AverageSites.Find(model);
        Assert.Equal([1, 2], sites.Select(s => s.Layers.Count));
        Assert.All(sites, s => Assert.Equal(64, s.Positions));
        MoveAverages.Run(model, [1]);

        Engine.AssertClose(before, Compressed.Bytes(model), 100);
        Assert.Equal(["Conv", "GlobalAveragePool", "Conv"], model.Graph.Nodes.Take(3).Select(n => n.OpType));
        Assert.Single(model.Graph.Nodes, n => n.Is("GlobalAveragePool"));
        Assert.Equal(mean.StartsWith("ReduceMean", StringComparison.Ordinal), model.Graph.Nodes[^1].OpType != "Add");
    }

    [Fact]
    public void Of_several_layers_the_last_come_behind_the_mean_first()
    {
        using Model model = Start().Weight("b", 6, 4, 1, 1).Weight("c", 5, 6, 1, 1)
            .Node("Conv", ["p", "b"], "q").Node("Relu", ["q"], "r").Node("Conv", ["r", "c"], "s").Node("Relu", ["s"], "t").Node("GlobalAveragePool", ["t"], "y").Build();

        Assert.Equal([["s"], ["q", "s"]], AverageSites.Find(model).Select(s => s.Layers.Select(l => l.Outputs[0]!.Name)));
        MoveAverages.Run(model, [0]);

        Assert.Equal(["Conv", "Conv", "Relu", "GlobalAveragePool", "Conv", "Relu"], model.Graph.Nodes.Select(n => n.OpType));
        Assert.Equal("y", model.Graph.Nodes[^1].Outputs[0]!.Name);
    }

    [Theory]
    [InlineData("a window of several taps")]
    [InlineData("every second position")]
    [InlineData("zeros around the image")]
    [InlineData("no layer")]
    [InlineData("a constant per position")]
    [InlineData("used elsewhere")]
    [InlineData("an output")]
    [InlineData("something in between")]
    [InlineData("a mean of a part")]
    [InlineData("a mean over channels")]
    public void Other_means_stay(string what)
    {
        GraphBuilder builder = Start().Weight("b", 6, 4, 1, 1).Weight("wide", 6, 4, 3, 3).Weight("place", 1, 1, 8, 8);
        builder = what switch
        {
            "a window of several taps" => builder.Node("Conv", ["p", "wide"], "q", Pads).Node("GlobalAveragePool", ["q"], "y"),
            "every second position" => builder.Node("Conv", ["p", "b"], "q", NodeAttribute.Of("strides", [2, 2])).Node("GlobalAveragePool", ["q"], "y"),
            "zeros around the image" => builder.Node("Conv", ["p", "b"], "q", Pads).Node("GlobalAveragePool", ["q"], "y"),
            "no layer" => builder.Node("Relu", ["p"], "q").Node("GlobalAveragePool", ["q"], "y"),
            "a constant per position" => builder.Node("Conv", ["p", "b"], "q").Node("Mul", ["q", "place"], "r").Node("GlobalAveragePool", ["r"], "y"),
            "used elsewhere" => builder.Node("Conv", ["p", "b"], "q").Node("GlobalAveragePool", ["q"], "m").Node("Mul", ["q", "m"], "y"),
            "an output" => builder.Node("Conv", ["p", "b"], "q").AlsoOutput("q").Node("GlobalAveragePool", ["q"], "y"),
            "something in between" => builder.Node("Conv", ["p", "b"], "q").Node("MaxPool", ["q"], "r", NodeAttribute.Of("kernel_shape", [2, 2])).Node("GlobalAveragePool", ["r"], "y"),
            "a mean of a part" => builder.Node("Conv", ["p", "b"], "q").Node("AveragePool", ["q"], "y", NodeAttribute.Of("kernel_shape", [4, 4])),
            _ => builder.Node("Conv", ["p", "b"], "q").Node("ReduceMean", ["q"], "y", NodeAttribute.Of("axes", [1])),
        };
        using Model model = builder.Build();

        Assert.Empty(AverageSites.Find(model));
    }

    private static GraphBuilder Start() => new GraphBuilder(2, 3, 8, 8).Weight("a", 4, 3, 3, 3).Node("Conv", ["x", "a"], "p", Pads);

    private static GraphBuilder Mean(string mean, GraphBuilder builder, string of) => mean switch
    {
        "AveragePool" => builder.Node(mean, [of], "y", NodeAttribute.Of("kernel_shape", [8, 8])),
        "ReduceMean" => builder.Node(mean, [of], "y", NodeAttribute.Of("axes", [2, 3])),
        "ReduceMean without axes kept" => builder.Node("ReduceMean", [of], "y", NodeAttribute.Of("axes", [-1, -2]), NodeAttribute.Of("keepdims", 0)),
        _ => builder.Node(mean, [of], "y"),
    };
}
