using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Pruning.Repair;

/// <summary>Channels that are there twice, or the sum of others, can go once the layer behind makes that good.</summary>
public sealed class ReconstructionRepairTests
{
    private static readonly NodeAttribute Pads = NodeAttribute.Of("pads", [1, 1, 1, 1]);

    [Theory]
    [InlineData("Symmetric")]
    [InlineData("Asymmetric")]
    public void A_Conv_takes_over_from_channels_that_are_there_twice(string repair) => AssertRestored(
        Doubled("a", new GraphBuilder(2, 3, 8, 8).Weight("a", 12, 3, 3, 3).Weight("ab", 12).Weight("b", 5, 12, 3, 3).Weight("bb", 5)
            .Node("Conv", ["x", "a", "ab"], "p", Pads).Node("Relu", ["p"], "q").Node("Conv", ["q", "b", "bb"], "y", Pads).Build()),
        [2, 3, 8, 8],
        repair);

    [Fact]
    public void A_Gemm_behind_a_Flatten_takes_over() => AssertRestored(
        Doubled("a", new GraphBuilder(2, 3, 4, 4).Weight("a", 12, 3, 3, 3).Weight("ab", 12).Weight("b", 5, 192)
            .Node("Conv", ["x", "a", "ab"], "p", Pads).Node("Relu", ["p"], "q").Node("Flatten", ["q"], "r").Node("Gemm", ["r", "b"], "y", NodeAttribute.Of("transB", 1)).Build()),
        [2, 3, 4, 4],
        "Asymmetric",
        samples: 300);

    [Fact]
    public void A_MatMul_with_its_bias_beside_it_takes_over() => AssertRestored(
        Doubled("a", new GraphBuilder(2, 5, 6).Weight("a", 6, 12).Weight("ab", 12).Weight("b", 12, 4).Weight("bb", 4)
            .Node("MatMul", ["x", "a"], "p").Node("Add", ["p", "ab"], "q").Node("Tanh", ["q"], "r").Node("MatMul", ["r", "b"], "s").Node("Add", ["bb", "s"], "y").Build(), axis: 1),
        [2, 5, 6],
        "Asymmetric");

    [Fact]
    public void A_residual_width_goes_through_a_normalisation_that_sees_each_channel_twice()
    {
        GraphBuilder builder = new GraphBuilder(2, 5, 6).Weight("a", 6, 12).Weight("ab", 12).Weight("s", 12).Weight("t", 12).Weight("b", 12, 4)
            .Node("MatMul", ["x", "a"], "p").Node("Add", ["p", "ab"], "q").Node("LayerNormalization", ["q", "s", "t"], "r").Node("MatMul", ["r", "b"], "y");
        using Model model = Doubled("a", builder.Build(), axis: 1);
        DependencyGraph graph = DependencyGraph.Of(model);
        ChannelGroup group = Assert.Single(graph.Groups);
        Assert.Equal(GroupKind.Normalized, group.Kind);

        AssertRestored(model, [2, 5, 6], graph.Remove(group.Units.Take(6)), graph, "Asymmetric", samples: 40);
    }

    [Fact]
    public void Layers_in_groups_make_good_what_came_before_them()
    {
        // The first product cannot be made good entirely; what is left of it is less behind the depthwise Conv than without its new weights.
        using Model model = new GraphBuilder(1, 6, 8, 8).Weight("a", 16, 6, 1, 1).Weight("b", 10, 16, 1, 1).Weight("d", 10, 1, 3, 3).Weight("db", 10)
            .Node("Conv", ["x", "a"], "p").Node("Relu", ["p"], "q").Node("Conv", ["q", "b"], "r").Node("Relu", ["r"], "s").Node("Conv", ["s", "d", "db"], "y", Pads, NodeAttribute.Of("group", 10)).Build();
        ArraySamples samples = CorrelatedSamples.Of("x", [1, 6, 8, 8], 20);

        double without = Noise(model, samples, "Symmetric");
        double with = Noise(model, samples, "Asymmetric");

        Assert.InRange(with, 0, 0.99 * without);
    }

    private static double Noise(Model model, ArraySamples samples, string repair)
    {
        using Model pruned = ModelReader.Read(Compressed.Bytes(model));
        StructuredPruner.Prune(pruned, new StructuredPruningOptions { Channels = 0.5, Multiple = 1, Repair = Enum.Parse<RepairMethod>(repair) }, samples);
        return new BuildTimeML.Compression.Pruning.Structure.Allocation.OutputMeter(model, samples, 20).Noise(pruned);
    }

    // The second half of the channels is the first half again.
    private static Model Doubled(string weight, Model model, int axis = 0)
    {
        foreach (Value value in model.Graph.Initializers.Where(i => i.Name == weight || i.Name == weight + "b" || i.Name is "s" or "t").ToArray())
        {
            Tensor tensor = value.Initializer!;
            int[]?[] twice = new int[]?[tensor.Rank];
            twice[tensor.Rank == 1 ? 0 : axis] = [.. Enumerable.Range(0, 12).Select(i => i % 6)];
            model.Graph.RemoveInitializer(value);
            model.Graph.AddInitializer(value, TensorSlice.Take(tensor, twice));
        }

        return model;
    }

    private static void AssertRestored(Model model, long[] shape, string repair, int samples = 20)
    {
        using (model)
        {
            DependencyGraph graph = DependencyGraph.Of(model);
            AssertRestored(model, shape, graph.Remove(graph.Groups[0].Units.Take(6)), graph, repair, samples);
        }
    }

    private static void AssertRestored(Model model, long[] shape, Removal removal, DependencyGraph graph, string repair, int samples)
    {
        byte[] bytes = Compressed.Bytes(model);
        using Model original = ModelReader.Read(bytes);
        ArraySamples inputs = ArraySamples.Normal("x", shape, samples);
        IReadOnlyDictionary<string, CrossGram> statistics = LayerStatistics.Of(original, graph.Layers, inputs, CancellationToken.None);
        LayerPlan[] plans = [.. graph.Layers.Select(l => LayerPlan.Of(l, removal))];
        graph.Apply(removal);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Engine.AssertClose(bytes, Compressed.Bytes(model), 40));

        var reconstruction = new ReconstructionRepair(original, model, plans) { Damping = 1e-7 };
        if (repair == "Symmetric")
        {
            reconstruction.RunSymmetric(statistics);
        }
        else
        {
            reconstruction.RunAsymmetric(inputs);
        }

        Engine.AssertClose(bytes, Compressed.Bytes(model), 60);
    }
}
