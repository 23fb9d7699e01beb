using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Quantization.StaticInt8;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Training;
using BuildTimeML.Compression.Training.Rounding;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Training.Rounding;

public sealed class StaticRoundingTests : IDisposable
{
    private const int Count = 400;

    private static readonly TrainingOptions Options = new() { Epochs = 30, BatchSize = 16, LearningRate = 5e-4, Threads = 1, Patience = 0, Rounding = "Int8Static" };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_model_of_8_bits_gives_what_training_saw()
    {
        using Model teacher = Networks.Deep(1);
        byte[] reference = Compressed.Bytes(teacher);
        using Model student = Networks.Deep(1);
        ArraySamples samples = Networks.Samples(Count);

        TrainingResult result = Distillation.Run(Networks.Save(teacher, _folder), student, samples, null, Options, new TrainingContext("net"));

        PassRunner.Run(student, SchemeTable.Find("Int8Static")!.Passes(new SchemeContext(samples, null, default) { TrainedRanges = result.Ranges }), new PassLog());
        double[] expected = Engine.Outputs(reference, samples);
        double[] given = Engine.Outputs(Compressed.Bytes(student), samples);
        int[] held = [.. SampleChoice.Of(Count, Count, 100).HeldBack];
        double error = held.Average(s => Enumerable.Range(s * 3, 3).Average(i => Math.Pow(expected[i] - given[i], 2))) / expected.Average(e => e * e);
        double seen = result.Curve[result.BestEpoch].HeldBackLoss!.Value;
        Assert.InRange(error / seen, 0.95, 1.05);
        Assert.InRange(seen, 0, 0.75 * result.Curve[0].HeldBackLoss!.Value);
    }

    [Theory]
    [InlineData("MatMul")]
    [InlineData("Gemm transB")]
    [InlineData("Conv")]
    [InlineData("Conv in groups")]
    public void Steps_are_found_again_in_the_weights_that_they_rounded(string kind)
    {
        using Model model = SingleLayer.Make(kind).Build();
        StaticLayer layer = StaticPlanner.Make(model, new HashSet<string>(), "test", new PassLog()).Layers.Single();
        using TrainedWeight factors = Factors(layer, row => 0.5f + (row % 9 / 4f));
        var rounding = new PairSafeRounding(layer) { Factors = factors };
        float[] rounded = new float[layer.Rows * layer.Columns];
        rounding.Round(layer.Weight.Initializer!.Elements<float>(), rounded);

        var found = PairSafeWeights.Quantize(Enumerable.Range(0, rounded.Length).Select(i => rounded[layer.IndexOf(i / layer.Columns, i % layer.Columns)]).ToArray(), layer.Columns, pairs: true, ScaleChoice.PerChannel, gram: null, default);

        Assert.All(Enumerable.Range(0, rounded.Length), i =>
        {
            (int row, int column) = Math.DivRem(i, layer.Columns);
            Assert.Equal(rounded[layer.IndexOf(row, column)], found.Codes[i] * found.Scales[row], 1e-6f * found.Scales[row] * 127);
        });
    }

    [Fact]
    public void A_step_gets_the_gradient_of_its_paper()
    {
        using Model model = GraphTextReader.Read("net (float[1, 4] x) => (float[1, 1] y) <float[1, 4] w = {12.7, -0.26, -5.04, 0.0}> { y = Gemm<transB = 1>(x, w) }");
        StaticLayer layer = StaticPlanner.Make(model, new HashSet<string>(), "test", new PassLog()).Layers.Single();
        using TrainedWeight factors = Factors(layer, _ => 1);
        var rounding = new PairSafeRounding(layer) { Factors = factors };
        float[] weights = layer.Weight.Initializer!.Elements<float>().ToArray();
        float[] rounded = new float[4];
        float first = PairSafeScale.OfRow(weights, [1, 1, 1, 1], pairs: true).Scale;
        factors.Value.Data[0] = 0.08f / first;
        rounding.Round(weights, rounded);
        float[] gradients = [1, 2, 3, 4];

        rounding.Differentiate(weights, gradients);

        // 12.7 is 158.75 steps of 0.08 and clipped; -0.26 is -3.25 and -5.04 is -63 of them.
        Assert.Equal([127 * 0.08f, -3 * 0.08f, -63 * 0.08f, 0], rounded, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal([0, 2, 3, 4], gradients);
        Assert.Equal((127 + (2 * 0.25)) / Math.Sqrt(4 * 127) / first, factors.Gradient.Data[0], 0.01);
    }

    [Fact]
    public void Activations_stay_within_the_bounds_of_their_clamp_and_keep_their_zero_point()
    {
        var value = new Value("v");
        var group = new ActivationGroup([value], [value], new ClampBounds(0, 6));
        var step = new ActivationStep(group, new UInt8Grid(4f / 255, 0), new Value("f"), 100);
        float[] rounded = new float[1];

        step.Round([2], rounded);

        Assert.Equal(1.5f, rounded[0], 1e-6f);
        Assert.Equal([KeyValuePair.Create("v", new ValueRange(0, 6))], step.Ranges(1.5f), (a, b) => a.Key == b.Key && a.Value.Minimum == b.Value.Minimum && Math.Abs(a.Value.Maximum - b.Value.Maximum) < 1e-5);
        Assert.Equal(1 / Math.Sqrt(100 * 255) / Math.Pow(4.0 / 255, 2), step.GradientScale, 1e-3);
    }

    [Fact]
    public void Values_that_only_move_are_rounded_once_with_those_they_come_from()
    {
        using Model model = GraphTextReader.Read("""
            <ir_version: 8, opset_import: ["": 18]>
            net (float[1, 4, 8, 8] x) => (float[1, 4, 4, 4] y) <float[4, 4, 3, 3] w = fill(0.1), float[4, 4, 1, 1] v = fill(0.2)> {
              c = Conv<pads = [1, 1, 1, 1]>(x, w)
              r = Relu(c)
              p = MaxPool<kernel_shape = [2, 2], strides = [2, 2]>(r)
              y = Conv(p, v)
            }
            """);

        (IReadOnlyList<ActivationStep> steps, IReadOnlyDictionary<string, IRounding> weights) =
            StaticRounding.Insert(model, new SchemeContext(ArraySamples.Normal("x", [1, 4, 8, 8], 4), null, default));

        Assert.Equal(["v", "w"], weights.Keys.Order());
        Assert.Equal(["x", "r p", "y"], steps.Select(s => string.Join(' ', s.Ranges(1).Select(r => r.Key))));
        Assert.Equal(["Mul", "QuantizeLinear", "DequantizeLinear", "Conv", "Relu", "QuantizeLinear", "DequantizeLinear", "MaxPool", "Conv", "QuantizeLinear", "DequantizeLinear"], model.Graph.Nodes.Select(n => n.OpType).Skip(2));
        Assert.Null(GraphVerifier.Verify(model));
    }

    private static TrainedWeight Factors(StaticLayer layer, Func<int, float> factor) =>
        new("factors", Tensor.Of(ElementType.Float32, [layer.Rows], [.. Enumerable.Range(0, layer.Rows).Select(factor)]), memories: 0, bytes => new byte[bytes]);
}
