using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;

namespace BuildTimeML.Compression.Tests.Pruning.Repair;

/// <summary>Layers whose weights cannot be solved for give at least the means that they gave.</summary>
public sealed class BiasRepairTests : IDisposable
{
    private readonly BuildFixture _progress = new("net.onnx", "Float32");

    public void Dispose() => _progress.Dispose();

    public static TheoryData<string, string> Layers => new()
    {
        { "ConvTranspose", "of 'y' only the biases are repaired: least squares are not known for ConvTranspose" },
        { "ConvTranspose with a bias", "of 'y' only the biases are repaired: least squares are not known for ConvTranspose" },
        { "long Gemm", "of 'y' only the biases are repaired: it adds up over 4800 products, and weights are solved for up to 4608" },
        { "scaled Gemm", "of 'y' only the biases are repaired: its products are scaled" },
        { "long MatMul", "of 'm' only the biases are repaired: it adds up over 4800 products, and weights are solved for up to 4608" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void The_means_are_what_they_were_and_the_build_says_so(string kind, string told)
    {
        using Model model = Network(kind);
        ArraySamples samples = Samples(kind);
        int channels = kind.StartsWith("ConvTranspose", StringComparison.Ordinal) ? 5 : 3;
        double[] expected = Means(Engine.Outputs(Compressed.Bytes(model), samples), channels, samples.Count);
        double[] unrepaired = Means(Engine.Outputs(Compressed.Bytes(Pruned(model, samples, RepairMethod.None)), samples), channels, samples.Count);

        using Model repaired = ModelReader.Read(Compressed.Bytes(model));
        new PruneStructurePass(new PruningSettings { Channels = 0.5 }, new SchemeContext(samples, _progress, CancellationToken.None)).Run(repaired, new PassLog());

        double[] actual = Means(Engine.Outputs(Compressed.Bytes(repaired), samples), channels, samples.Count);
        double lost = expected.Zip(unrepaired, (e, u) => Math.Abs(e - u)).Max();
        Assert.InRange(lost, 0.05, double.PositiveInfinity);
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 1e-4 * lost));
        Assert.Contains(told, _progress.Infos);
    }

    [Fact]
    public void A_layer_without_a_bias_is_named()
    {
        using Model model = Network("bare MatMul");

        StructuredPruningReport report = StructuredPruner.Prune(model, new StructuredPruningOptions { Channels = 0.5 }, Samples("bare MatMul"));

        Assert.Equal(
            "nothing of 'y' is repaired: it adds up over 4800 products, and weights are solved for up to 4608, and it has no bias",
            Assert.Single(report.Partly).Describe());
    }

    [Fact]
    public void Weights_that_other_layers_have_too_stay_as_they_are()
    {
        static string Text(string function) =>
            $"net (float[4, 5] x) => (float[4, 3] y) <float[5, 3] w = random(1), float[3] b = random(2)> {{ {function}(x) m = MatMul({function[0]}, w) n = MatMul({function[0]}, w) s = Add(m, b) y = Add(s, n) }}";
        using Model original = GraphTextReader.Read(Text("r = Relu"));
        using Model changed = GraphTextReader.Read(Text("t = Tanh"));
        LayerPlan[] plans = [.. new[] { "m", "n" }.Select(o => new LayerPlan(o, 1, null, 5, null))];
        ArraySamples samples = ArraySamples.Normal("x", [4, 5], 9);
        var repair = new ReconstructionRepair(original, changed, plans);

        repair.RunAsymmetric(samples);

        Assert.Equal(
            ["of 'm' only the biases are repaired: its weights are those of other layers, too", "nothing of 'n' is repaired: its weights are those of other layers, too, and it has no bias"],
            repair.Partly.Select(p => p.Describe()));
        Assert.Equal(LayerWeights.Of(NodeOf(original, "m")).Elements, LayerWeights.Of(NodeOf(changed, "m")).Elements);
        Assert.NotEqual(LayerBias.Of(NodeOf(original, "m"), 3)!.Read(3), LayerBias.Of(NodeOf(changed, "m"), 3)!.Read(3));
    }

    [Fact]
    public void Of_a_layer_that_lost_outputs_those_that_stay_get_their_means()
    {
        using Model original = new GraphBuilder(1, 6, 6, 6).Weight("a", 12, 6, 3, 3).Weight("t", 12, 5, 2, 2).Weight("tb", 10).Weight("b", 10, 3, 2, 2)
            .Node("Conv", ["x", "a"], "p").Node("Relu", ["p"], "q").Node("ConvTranspose", ["q", "t", "tb"], "u", NodeAttribute.Of("group", 2))
            .Node("Relu", ["u"], "v").Node("ConvTranspose", ["v", "b"], "y").Build();
        ArraySamples samples = CorrelatedSamples.Of("x", [1, 6, 6, 6], 12);
        using Model model = ModelReader.Read(Compressed.Bytes(original));
        DependencyGraph graph = DependencyGraph.Of(model);
        Removal removal = graph.Remove(Assert.Single(graph.Groups).Units.Take(1));
        LayerPlan[] plans = [.. graph.Layers.Select(l => LayerPlan.Of(l, removal))];
        int[] kept = plans.Single(p => p.Output == "u").Outputs!;
        graph.Apply(removal);

        // What comes before is another, so that its means have to be made good.
        Value weights = model.Graph.Initializers.Single(i => i.Name == "a");
        float[] halved = Array.ConvertAll(weights.Initializer!.Elements<float>().ToArray(), e => e / 2);
        Tensor tensor = Tensor.Of(ElementType.Float32, weights.Initializer.Dimensions, halved);
        model.Graph.RemoveInitializer(weights);
        model.Graph.AddInitializer(weights, tensor);
        var repair = new BiasRepair(NodeOf(model, "u"), NodeOf(original, "u"), plans.Single(p => p.Output == "u"));
        using (var pair = new PairedModel(original, [repair.OriginalValue], model, [repair.PrunedValue]))
        {
            CalibrationRun.Run(pair.Model, samples, [.. repair.Probes(pair)], progress: null, CancellationToken.None);
        }

        repair.Solve(new RewriteContext(model), damping: 0);

        double[] before = Means(Show(original, "u", samples), 10, samples.Count);
        double[] after = Means(Show(model, "u", samples), kept.Length, samples.Count);
        Assert.Equal(5, kept.Length);
        Assert.All(kept.Select(k => before[k]).Zip(after), p => Assert.Equal(p.First, p.Second, 1e-4));
    }

    private static Node NodeOf(Model model, string output) => model.Graph.Nodes.Single(n => n.Outputs[0]!.Name == output);

    // The numbers of a value in the middle.
    private static double[] Show(Model model, string value, ArraySamples samples)
    {
        using Model copy = ModelReader.Read(Compressed.Bytes(model));
        Node last = NodeOf(copy, "y");
        copy.Graph.Outputs.Clear();
        copy.Graph.Remove(last);
        Value output = copy.Graph.Add(new Node("Identity", [NodeOf(copy, value).Outputs[0]], [new Value("y")])).Outputs[0]!;
        output.Type = new TensorType(ElementType.Float32, null);
        copy.Graph.Outputs.Add(output);
        return Engine.Outputs(Compressed.Bytes(copy), samples);
    }

    private static Model Pruned(Model model, ArraySamples samples, RepairMethod repair)
    {
        Model pruned = ModelReader.Read(Compressed.Bytes(model));
        StructuredPruner.Prune(pruned, new StructuredPruningOptions { Channels = 0.5, Repair = repair, Criterion = PruneCriterion.LeastSquares }, samples);
        return pruned;
    }

    private static ArraySamples Samples(string kind) =>
        CorrelatedSamples.Of("x", kind.StartsWith("ConvTranspose", StringComparison.Ordinal) ? [1, 6, 8, 8] : [1, 2, 20, 20], 6);

    private static Model Network(string kind)
    {
        if (kind.StartsWith("ConvTranspose", StringComparison.Ordinal))
        {
            return new GraphBuilder(1, 6, 8, 8).Weight("a", 16, 6, 3, 3).Weight("b", 16, 5, 2, 2).Weight("bb", 5)
                .Node("Conv", ["x", "a"], "p").Node("Relu", ["p"], "q").Node("ConvTranspose", kind.Contains("bias", StringComparison.Ordinal) ? ["q", "b", "bb"] : ["q", "b"], "y", NodeAttribute.Of("strides", [2, 2])).Build();
        }

        GraphBuilder builder = new GraphBuilder(1, 2, 20, 20).Weight("a", 12, 2, 1, 1).Weight("b", kind == "scaled Gemm" ? 300 : 4800, 3).Weight("bb", 3)
            .Node("Conv", ["x", "a"], "p").Node("Relu", ["p"], "q");
        return kind switch
        {
            "scaled Gemm" => builder.Node("MaxPool", ["q"], "s", NodeAttribute.Of("kernel_shape", [4, 4]), NodeAttribute.Of("strides", [4, 4])).Node("Flatten", ["s"], "r")
                .Node("Gemm", ["r", "b", "bb"], "y", NodeAttribute.Of("alpha", 0.5f)).Build(),
            "long Gemm" => builder.Node("Flatten", ["q"], "r").Node("Gemm", ["r", "b", "bb"], "y").Build(),
            "long MatMul" => builder.Node("Flatten", ["q"], "r").Node("MatMul", ["r", "b"], "m").Node("Add", ["m", "bb"], "y").Build(),
            _ => builder.Node("Flatten", ["q"], "r").Node("MatMul", ["r", "b"], "y").Build(),
        };
    }

    // Over samples and positions, where each sample is [channels, positions].
    private static double[] Means(double[] outputs, int channels, int samples)
    {
        int sample = outputs.Length / samples;
        double[] means = new double[channels];
        for (int i = 0; i < outputs.Length; i++)
        {
            means[i % sample * channels / sample] += outputs[i] * channels / outputs.Length;
        }

        return means;
    }
}
