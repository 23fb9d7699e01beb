using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Pruning;

public sealed class PruneWeightsPassTests
{
    public static TheoryData<string, string> LayersAndCriteria()
    {
        var data = new TheoryData<string, string>();
        foreach (string layer in new[] { "MatMul", "Gemm transB", "Conv", "Conv in groups" })
        {
            foreach (string criterion in PruningCriteria.OfWeights)
            {
                data.Add(layer, criterion);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(LayersAndCriteria))]
    public void The_share_of_the_weights_goes(string layer, string criterion)
    {
        float[] pruned = Pruned(layer, new PruningSettings { Share = 0.5, Criterion = criterion, PerLayer = true });

        Assert.Equal(0.5, Zeros(pruned), 0.01);
    }

    [Theory]
    [InlineData("MatMul", PruningCriteria.Wanda, 3)]
    [InlineData("Gemm transB", PruningCriteria.Wanda, 3)]
    [InlineData("MatMul", PruningCriteria.OptimalBrain, 3)]
    [InlineData("Gemm transB", PruningCriteria.OptimalBrain, 3)]
    [InlineData("Conv", PruningCriteria.OptimalBrain, 3)]
    [InlineData("Conv in groups", PruningCriteria.OptimalBrain, 3)]
    public void What_samples_tell_leaves_less_error_than_magnitude(string layer, string criterion, double decibels)
    {
        double byMagnitude = Decibels(layer, new PruningSettings { Share = 0.5, PerLayer = true });
        double bySamples = Decibels(layer, new PruningSettings { Share = 0.5, Criterion = criterion, PerLayer = true });

        Assert.InRange(bySamples - byMagnitude, decibels, 40);
    }

    [Fact]
    public void Magnitude_leaves_less_error_than_chance() => Assert.InRange(
        Decibels("Conv", new PruningSettings { Share = 0.5 }) - Decibels("Conv", new PruningSettings { Share = 0.5, Criterion = PruningCriteria.Random }), 3, 40);

    [Theory]
    [InlineData(PruningCriteria.L1)]
    [InlineData(PruningCriteria.Wanda)]
    [InlineData(PruningCriteria.OptimalBrain)]
    public void Of_each_four_weights_along_the_inputs_two_stay(string criterion)
    {
        float[] rows = Pruned("Gemm transB", new PruningSettings { Pattern = "2:4", Criterion = criterion });

        Assert.All(rows.Chunk(4), group => Assert.Equal(2, group.Count(w => w == 0)));
    }

    [Fact]
    public void The_weights_of_a_group_in_a_Conv_are_those_of_one_tap_along_its_input_channels()
    {
        float[] weights = Pruned("Conv", new PruningSettings { Pattern = "1:4", Criterion = PruningCriteria.OptimalBrain });

        for (int i = 0; i < weights.Length / 8 / 9; i++)
        {
            for (int tap = 0; tap < 9; tap++)
            {
                float[] channels = [.. Enumerable.Range(0, 8).Select(c => weights[(((i * 8) + c) * 9) + tap])];
                Assert.Equal([3, 3], channels.Chunk(4).Select(g => g.Count(w => w == 0)));
            }
        }
    }

    [Fact]
    public void Layers_whose_inputs_do_not_divide_into_groups_stay_as_they_are()
    {
        using Model model = new GraphBuilder(1, 6).Weight("w", 6, 3).Node("MatMul", ["x", "w"], "y").Build();
        var log = new PassLog();

        Assert.False(new PruneWeightsPass(new PruningSettings { Pattern = "2:4" }, SchemeContext.Empty).Run(model, log));
        Assert.Equal([DeclineReason.NoBlocks], log.Declined.Select(d => d.Reason!.Value));
    }

    [Fact]
    public void A_share_of_all_layers_takes_most_from_the_one_with_the_smallest_weights()
    {
        using Model model = new GraphBuilder(1, 2).Weight("a", [2, 2], [1, 2, -3, 4]).Weight("b", [2, 2], [10, 20, -30, 0.5f])
            .Node("MatMul", ["x", "a"], "h").Node("MatMul", ["h", "b"], "y").Build();

        Assert.True(new PruneWeightsPass(new PruningSettings { Share = 0.5 }, SchemeContext.Empty).Run(model, new PassLog()));

        Assert.Equal([0, 0, 0, 4], Weights(model, "a"));
        Assert.Equal([10, 20, -30, 0], Weights(model, "b"));
    }

    [Fact]
    public void A_share_of_each_layer_takes_as_much_from_each()
    {
        using Model model = new GraphBuilder(1, 2).Weight("a", [2, 2], [1, 2, -3, 4]).Weight("b", [2, 2], [10, 20, -30, 0.5f])
            .Node("MatMul", ["x", "a"], "h").Node("MatMul", ["h", "b"], "y").Build();

        Assert.True(new PruneWeightsPass(new PruningSettings { Share = 0.5, PerLayer = true }, SchemeContext.Empty).Run(model, new PassLog()));

        Assert.Equal([0, 0, -3, 4], Weights(model, "a"));
        Assert.Equal([0, 20, -30, 0], Weights(model, "b"));
    }

    [Fact]
    public void Weights_below_the_threshold_go_and_all_others_stay()
    {
        using Model model = new GraphBuilder(1, 2).Weight("a", [2, 2], [0.01f, -0.02f, 0.009f, -0.009f]).Weight("bias", [2], [0.001f, 0])
            .Node("Gemm", ["x", "a", "bias"], "y").Build();

        Assert.True(new PruneWeightsPass(new PruningSettings { Threshold = 0.01f }, SchemeContext.Empty).Run(model, new PassLog()));

        Assert.Equal([0.01f, -0.02f, 0, 0], Weights(model, "a"));
        Assert.Equal([0.001f, 0], Weights(model, "bias"));
    }

    [Fact]
    public void A_weight_that_the_caller_may_replace_stays_as_it_is()
    {
        using Model model = new GraphBuilder(1, 4).Weight("w", 4, 4).Node("MatMul", ["x", "w"], "y").AlsoInput("w").Build();
        var log = new PassLog();

        Assert.False(new PruneWeightsPass(new PruningSettings { Share = 0.5 }, SchemeContext.Empty).Run(model, log));
        Assert.Equal([DeclineReason.IsGraphInput], log.Declined.Select(d => d.Reason!.Value));
    }

    [Fact]
    public void A_left_factor_stays_as_it_is()
    {
        using Model model = new GraphBuilder(4, 4).Weight("w", 4, 4).Node("MatMul", ["w", "x"], "y").Build();
        var log = new PassLog();

        Assert.False(new PruneWeightsPass(new PruningSettings { Share = 0.5 }, SchemeContext.Empty).Run(model, log));
        Assert.Equal([DeclineReason.LeftFactor], log.Declined.Select(d => d.Reason!.Value));
    }

    [Fact]
    public void Wanda_takes_the_share_of_what_each_output_has()
    {
        using Model model = new GraphBuilder(1, 4).Weight("w", [4, 2], [10, 4, 20, 3, 30, 2, 40, 1]).Node("MatMul", ["x", "w"], "y").Build();

        Wanda(model, new ArraySamples("x", [1, 4], [1, 1, 1, 1]));

        Assert.Equal([0, 4, 0, 3, 30, 0, 40, 0], Weights(model, "w"));
    }

    [Fact]
    public void Wanda_looks_at_what_each_group_of_a_Conv_sees()
    {
        using Model model = new GraphBuilder(1, 4, 1, 1).Weight("w", [2, 2, 1, 1], [2, 1, 2, 1]).Node("Conv", ["x", "w"], "y", NodeAttribute.Of("group", 2L)).Build();

        Wanda(model, new ArraySamples("x", [1, 4, 1, 1], [1, 10, 10, 1]));

        Assert.Equal([0, 1, 2, 0], Weights(model, "w"));
    }

    [Fact]
    public void Two_runs_give_the_same()
    {
        var settings = new PruningSettings { Share = 0.5, Criterion = PruningCriteria.OptimalBrain, PerLayer = true };
        Assert.Equal(Pruned("Conv", settings), Pruned("Conv", settings));
        var random = new PruningSettings { Share = 0.5, Criterion = PruningCriteria.Random };
        Assert.Equal(Pruned("Conv", random), Pruned("Conv", random));
    }

    private static void Wanda(Model model, ArraySamples samples) => new PruneWeightsPass(
        new PruningSettings { Share = 0.5, Criterion = PruningCriteria.Wanda }, new SchemeContext(samples, Progress: null, CancellationToken.None)).Run(model, new PassLog());

    private static double Zeros(float[] weights) => weights.Count(w => w == 0) / (double)weights.Length;

    private static float[] Weights(Model model, string name) => model.Graph.Initializers.Single(i => i.Name == name).Initializer!.Elements<float>().ToArray();

    private static float[] Pruned(string layer, PruningSettings settings)
    {
        using Model model = SingleLayer.Make(layer).Build();
        Prune(model, layer, settings);
        return Weights(model, "w");
    }

    private static void Prune(Model model, string layer, PruningSettings settings)
    {
        var context = new SchemeContext(Samples(layer, 40, seed: 1), Progress: null, CancellationToken.None);
        PassRunner.Run(model, [new PruneWeightsPass(settings, context)], new PassLog());
    }

    // On other samples than those that it was pruned with.
    private static double Decibels(string layer, PruningSettings settings)
    {
        using Model model = SingleLayer.Make(layer).Build();
        ArraySamples samples = Samples(layer, 20, seed: 2);
        double[] before = Engine.Outputs(Compressed.Bytes(model), samples);
        Prune(model, layer, settings);
        return SignalToNoise.Decibels(before, Engine.Outputs(Compressed.Bytes(model), samples));
    }

    // Some inputs of products are much larger than the others.
    private static ArraySamples Samples(string kind, int count, int seed)
    {
        long[] shape = SingleLayer.InputOf(kind);
        if (shape.Length > 2)
        {
            return CorrelatedSamples.Of("x", shape, count, seed);
        }

        var random = new Random(seed);
        return new ArraySamples("x", shape, [.. Enumerable.Range(0, count).Select(_ => Uneven(ArraySamples.Normal(random, (int)(shape[0] * shape[1]))))]);
    }

    // Neighbours go along with each other, and every fourth pair is ten times as large.
    private static float[] Uneven(float[] numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = i % 2 == 1 ? numbers[i - 1] + (0.3f * numbers[i]) : i % 8 == 0 ? 10 * numbers[i] : numbers[i];
        }

        return numbers;
    }
}
