using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Pruning.Structure.Allocation;
using BuildTimeML.Compression.Pruning.Structure.Criteria;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Tests.Pruning.Channels;

public sealed class StructuredPrunerTests
{
    private static readonly NodeAttribute Pads = NodeAttribute.Of("pads", [1, 1, 1, 1]);

    public static TheoryData<string, double> RealModels
    {
        get
        {
            var data = new TheoryData<string, double>();
            foreach (string name in new[] { "agnews-transformer", "mnist-mobilenet", "squeezenet", "ultraface-rfb-320", "cifar-cnn" })
            {
                data.Add(name, 0.25);
                data.Add(name, 0.5);
                data.Add(name, 0.75);
            }

            return data;
        }
    }

    [TestDataTheory]
    [MemberData(nameof(RealModels))]
    public void Real_models_lose_channels_and_run(string name, double share)
    {
        using Model model = Simplified(Models.Find(name));

        StructuredPruningReport report = StructuredPruner.Prune(
            model, new StructuredPruningOptions { Channels = share, Heads = share, ResidualWidth = share, Criterion = PruneCriterion.L1, Repair = RepairMethod.None }, samples: null);

        Assert.InRange(report.MultiplyAddsAfter, 1, report.MultiplyAddsBefore * (1 - (share * 0.8)));
        Assert.All(report.Groups.Where(g => g.Before >= 16 && g.Kind != GroupKind.Heads && g.After < g.Before), g => Assert.Equal(0, g.After % 8));
        Assert.Null(GraphVerifier.Verify(model));
        Assert.Empty(ShapeInference.Run(model).Contradictions);
        Assert.All(Engine.Run(Compressed.Bytes(model)), o => Assert.All(o.Numbers!, n => Assert.True(double.IsFinite(n))));
    }

    [Theory]
    [InlineData("L1")]
    [InlineData("L2")]
    [InlineData("GeometricMedian")]
    [InlineData("Activation")]
    [InlineData("LeastSquares")]
    [InlineData("Taylor")]
    public void What_matters_least_goes_first(string criterion)
    {
        // Channel 5 is made by almost nothing, does almost nothing, and is the middle of the others.
        using Model model = Small();
        Tensor made = model.Graph.Initializers[0].Initializer!;
        float[] weights = made.Elements<float>().ToArray();
        Array.Clear(weights, 5 * 27, 27);
        Replace(model, 0, Tensor.Of(ElementType.Float32, made.Dimensions, weights));

        ArraySamples samples = ArraySamples.Normal("x", [1, 3, 8, 8], 10);
        StructuredPruner.Prune(
            model,
            new StructuredPruningOptions { Channels = 1.0 / 12, Multiple = 16, Criterion = Enum.Parse<PruneCriterion>(criterion), Repair = RepairMethod.None },
            samples,
            (m, weights) => OutputGradients.Of(m, weights, samples, CancellationToken.None));

        Tensor left = model.Graph.Nodes[0].Inputs[1]!.Initializer!;
        Assert.Equal([.. weights[..(5 * 27)], .. weights[(6 * 27)..]], left.Elements<float>().ToArray());
    }

    [Fact]
    public void Gradients_are_those_of_the_squares_of_the_outputs()
    {
        // y = x w, so that half of the squares of the outputs changes by X'X w.
        using Model model = new GraphBuilder(4, 6).Weight("w", 6, 3).Node("MatMul", ["x", "w"], "y").Build();
        Value weight = model.Graph.Initializers[0];
        ArraySamples samples = ArraySamples.Normal("x", [4, 6], 5);
        GramRequest request = GramRequest.Of(model.Graph.Nodes[0])!;
        double[] expected = Matrices.Multiply(
            GramMatrices.Run(model, samples, [request])[request].Elements, Array.ConvertAll(weight.Initializer!.Elements<float>().ToArray(), e => (double)e), 6, 6, 3);

        double[] actual = OutputGradients.Of(model, [weight], samples, CancellationToken.None)[weight];

        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 1e-3));
    }

    [Fact]
    public void Chance_is_the_same_each_time_and_another_with_another_seed()
    {
        byte[] Pruned(int seed)
        {
            using Model model = Small();
            StructuredPruner.Prune(model, new StructuredPruningOptions { Channels = 0.5, Multiple = 1, Criterion = PruneCriterion.Random, Repair = RepairMethod.None, Seed = seed }, samples: null);
            return Compressed.Bytes(model);
        }

        Assert.Equal(Pruned(1), Pruned(1));
        Assert.NotEqual(Pruned(1), Pruned(2));
    }

    [Theory]
    [InlineData("MultiplyAdds")]
    [InlineData("Size")]
    public void A_target_is_reached_and_not_passed_by_far(string kind)
    {
        using Model model = Small();
        double before = Compressed.Bytes(model).Length;

        StructuredPruningReport report = StructuredPruner.Prune(
            model, new StructuredPruningOptions { Target = new PruneTarget(Enum.Parse<PruneTargetKind>(kind), 0.6), Multiple = 1 }, ArraySamples.Normal("x", [1, 3, 8, 8], 10));

        double share = kind == "Size" ? Compressed.Bytes(model).Length / before : (double)report.MultiplyAddsAfter / report.MultiplyAddsBefore;
        Assert.InRange(share, 0.4, 0.65);
    }

    [Fact]
    public void A_time_is_reached()
    {
        using Model model = new GraphBuilder(1, 16, 32, 32).Weight("a", 128, 16, 3, 3).Weight("b", 128, 128, 3, 3).Weight("c", 5, 128, 1, 1)
            .Node("Conv", ["x", "a"], "p", Pads).Node("Relu", ["p"], "q").Node("Conv", ["q", "b"], "r", Pads).Node("Relu", ["r"], "s").Node("Conv", ["s", "c"], "y").Build();

        StructuredPruningReport report = StructuredPruner.Prune(
            model, new StructuredPruningOptions { Target = new PruneTarget(PruneTargetKind.Latency, 0.5), Criterion = PruneCriterion.L2, Repair = RepairMethod.None }, ArraySamples.Normal("x", [1, 16, 32, 32], 3));

        // Far enough from the ratio of times for a busy machine.
        Assert.InRange((double)report.MultiplyAddsAfter / report.MultiplyAddsBefore, 0.1, 0.75);
    }

    [Fact]
    public void Sensitive_channels_stay_where_others_can_go()
    {
        // The second layer's channels are all but not used, the first's all matter.
        using Model model = new GraphBuilder(1, 3, 8, 8).Weight("a", 16, 3, 3, 3).Weight("b", 16, 16, 3, 3).Weight("c", [5, 16, 1, 1], [.. Enumerable.Range(0, 80).Select(i => i % 16 == 0 ? 1f : 1e-4f)])
            .Node("Conv", ["x", "a"], "p", Pads).Node("Relu", ["p"], "q").Node("Conv", ["q", "b"], "r", Pads).Node("Relu", ["r"], "s").Node("Conv", ["s", "c"], "y").Build();

        StructuredPruningReport report = StructuredPruner.Prune(model, new StructuredPruningOptions { Target = new PruneTarget(PruneTargetKind.MultiplyAdds, 0.5), Multiple = 1 }, ArraySamples.Normal("x", [1, 3, 8, 8], 10));

        Assert.Equal(16, report.Groups[0].After);
        Assert.InRange(report.Groups[1].After, 1, 8);
    }

    [Fact]
    public void The_block_that_does_least_goes()
    {
        GraphBuilder builder = new GraphBuilder(1, 3, 8, 8).Weight("a", 8, 3, 3, 3).Node("Conv", ["x", "a"], "0", Pads);
        foreach (int block in new[] { 1, 2, 3 })
        {
            float scale = block == 2 ? 0.01f : 1;
            builder.Weight($"w{block}", [8, 8, 3, 3], [.. ArraySamples.Normal(new Random(block), 576).Select(n => n * scale * 0.1f)])
                .Node("Conv", [$"{block - 1}", $"w{block}"], $"c{block}", Pads).Node("Relu", [$"c{block}"], $"r{block}").Node("Add", [$"r{block}", $"{block - 1}"], $"{block}");
        }

        using Model model = builder.Weight("z", 5, 8, 1, 1).Node("Conv", ["3", "z"], "y").Build();
        ArraySamples samples = ArraySamples.Normal("x", [1, 3, 8, 8], 10);
        using Model original = ModelReader.Read(Compressed.Bytes(model));

        StructuredPruningReport report = StructuredPruner.Prune(model, new StructuredPruningOptions { Layers = 0.4 }, samples);

        Assert.Equal(["2"], report.Blocks);
        Assert.Equal(["a", "w1", "w3", "z"], model.Graph.Nodes.Where(n => n.Is("Conv")).Select(n => n.Inputs[1]!.Name));
        Assert.InRange(new OutputMeter(original, samples, 10).Noise(model), 0, 1e-3);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_target_moves_a_mean_where_that_harms_least(bool? first, bool moves)
    {
        // What is behind the last layer changes little: its outputs are all but linear.
        using Model model = Averaged(bias: 3);

        StructuredPruningReport report = StructuredPruner.Prune(
            model, new StructuredPruningOptions { Target = new PruneTarget(PruneTargetKind.MultiplyAdds, 0.6), AverageFirst = first, Multiple = 1 }, ArraySamples.Normal("x", [1, 3, 8, 8], 40));

        Assert.Equal(moves ? ["r"] : [], report.Averages);
        Assert.Equal(moves ? ["Conv", "Relu", "GlobalAveragePool", "Conv", "Relu"] : ["Conv", "Relu", "Conv", "Relu", "GlobalAveragePool"], model.Graph.Nodes.Select(n => n.OpType));
        Assert.InRange((double)report.MultiplyAddsAfter / report.MultiplyAddsBefore, 0.3, 0.6);
    }

    [Fact]
    public void A_mean_stays_where_channels_harm_less()
    {
        // All that the last layer gives is far from linear, and half of the channels before it do nothing.
        using Model model = Averaged(bias: 0, idle: true);

        StructuredPruningReport report = StructuredPruner.Prune(
            model, new StructuredPruningOptions { Target = new PruneTarget(PruneTargetKind.MultiplyAdds, 0.6), Multiple = 1 }, ArraySamples.Normal("x", [1, 3, 8, 8], 40));

        Assert.Empty(report.Averages);
        Assert.InRange((double)report.MultiplyAddsAfter / report.MultiplyAddsBefore, 0.3, 0.6);
    }

    [Fact]
    public void Without_a_target_means_move_when_they_are_told_to()
    {
        using Model model = Averaged(bias: 3);

        StructuredPruningReport report = StructuredPruner.Prune(model, new StructuredPruningOptions { AverageFirst = true, Criterion = PruneCriterion.L1, Repair = RepairMethod.None }, samples: null);

        Assert.Equal(["r"], report.Averages);
        Assert.Equal(8 * 8 * 12 * 27 + (12 * 40), report.MultiplyAddsAfter);
    }

    [Fact]
    public void The_same_samples_give_the_same_model()
    {
        byte[] Pruned()
        {
            using Model model = Small();
            StructuredPruner.Prune(model, new StructuredPruningOptions { Target = new PruneTarget(PruneTargetKind.MultiplyAdds, 0.6), Multiple = 1 }, ArraySamples.Normal("x", [1, 3, 8, 8], 10));
            return Compressed.Bytes(model);
        }

        Assert.Equal(Pruned(), Pruned());
    }

    [Fact]
    public void A_target_without_samples_is_refused()
    {
        using Model model = Small();

        Assert.Throws<ArgumentException>(() => StructuredPruner.Prune(model, new StructuredPruningOptions { Target = new PruneTarget(PruneTargetKind.MultiplyAdds, 0.5), Criterion = PruneCriterion.L1 }, samples: null));
    }

    private static Model Small() => new GraphBuilder(1, 3, 8, 8).Weight("a", 12, 3, 3, 3).Weight("b", 20, 12, 3, 3).Weight("c", 5, 20, 1, 1)
        .Node("Conv", ["x", "a"], "p", Pads).Node("Relu", ["p"], "q").Node("Conv", ["q", "b"], "r", Pads).Node("Relu", ["r"], "s").Node("Conv", ["s", "c"], "y").Build();

    private static Model Averaged(float bias, bool idle = false)
    {
        GraphBuilder builder = new GraphBuilder(1, 3, 8, 8).Weight("a", 12, 3, 3, 3);
        if (idle)
        {
            builder = new GraphBuilder(1, 3, 8, 8).Weight("a", [12, 3, 3, 3], [.. ArraySamples.Normal(new Random(1), 12 * 27).Select((n, i) => i < 6 * 27 ? 1e-6f * n : n)]);
        }

        return builder.Weight("b", [40, 12, 1, 1], [.. ArraySamples.Normal(new Random(2), 480).Select(n => 0.1f * n)]).Weight("c", [40], [.. Enumerable.Repeat(bias, 40)])
            .Node("Conv", ["x", "a"], "p", Pads).Node("Relu", ["p"], "q").Node("Conv", ["q", "b", "c"], "r").Node("Relu", ["r"], "s").Node("GlobalAveragePool", ["s"], "y").Build();
    }

    private static void Replace(Model model, int index, Tensor tensor)
    {
        Value value = model.Graph.Initializers[index];
        model.Graph.RemoveInitializer(value);
        model.Graph.AddInitializer(value, tensor);
    }

    private static Model Simplified(string path)
    {
        Model model = ModelReader.Read(path);
        PassRunner.Run(model, Pipelines.Simplify(), new PassLog());
        return model;
    }
}
