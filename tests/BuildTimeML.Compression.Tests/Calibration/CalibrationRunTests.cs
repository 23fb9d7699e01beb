using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Tests.Calibration;

public sealed class CalibrationRunTests
{
    private static readonly string[] Values = ["x", "a", "b", "y"];

    [Theory]
    [InlineData(1, 4)]
    [InlineData(300, 2)]
    [InlineData(1 << 20, 1)]
    public void Groups_of_any_size_see_the_same(long bound, int groups)
    {
        using Model model = Chain();
        var samples = ArraySamples.Normal("x", [4, 8], 5);
        int reads = 0;
        samples.Reads = _ => reads++;

        var histograms = Values.ToDictionary(v => v, _ => new Histogram());
        CalibrationRun.Run(model, samples, [.. histograms.Select(h => new Probe(h.Key, h.Value))], null, default, bound);

        Assert.Equal(1 + (5 * groups), reads);
        Assert.Equal(RangeCalibrator.Histograms(model, samples, Values).Select(h => h.Value.Counts.ToArray()), histograms.Select(h => h.Value.Counts.ToArray()));
    }

    [Fact]
    public void Two_probes_may_look_at_one_value()
    {
        using Model model = Chain();
        Extremes[] extremes = [new(), new()];

        CalibrationRun.Run(model, ArraySamples.Normal("x", [4, 8], 2), [new Probe("a", extremes[0]), new Probe("a", extremes[1])], null, default);

        Assert.True(extremes[0].Range.Maximum > 0);
        Assert.Equal(extremes[0].Range, extremes[1].Range);
    }

    [Fact]
    public void A_value_that_the_graph_does_not_have_is_named() =>
        Assert.Contains("'nowhere'", Assert.Throws<ArgumentException>(() => Run("nowhere")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_of_another_type_is_named() =>
        Assert.Contains("'i: Int64 [4, 8]' is no tensor of Float32", Assert.Throws<ArgumentException>(() => Run("i")).Message, StringComparison.Ordinal);

    [Fact]
    public void Cancelling_ends_it_between_two_samples_and_leaves_the_model_as_it_was()
    {
        using Model model = Chain();
        byte[] before = Compressed.Bytes(model);
        using var cancellation = new CancellationTokenSource();
        var samples = ArraySamples.Normal("x", [4, 8], 50);
        int last = 0;
        samples.Reads = i =>
        {
            last = i;
            if (i == 3)
            {
                cancellation.Cancel();
            }
        };

        Assert.ThrowsAny<OperationCanceledException>(() => RangeCalibrator.Run(model, samples, Values, RangeMethod.MinMax, cancellation: cancellation.Token));

        Assert.Equal(3, last);
        Assert.Equal(before, Compressed.Bytes(model));
    }

    [Fact]
    public void Cancelling_ends_a_run_of_the_engine()
    {
        // A hundred products of 1,024 x 1,024 matrices take seconds.
        const int Products = 100;
        var builder = new GraphBuilder(1024, 1024).Weight("w", 1024, 1024);
        for (int i = 0; i < Products; i++)
        {
            builder.Node("MatMul", [i == 0 ? "x" : $"p{i - 1}", "w"], i == Products - 1 ? "y" : $"p{i}");
        }

        using Model model = builder.Build();
        using var loaded = new TemporarySession(model);
        using var output = new EngineOutput();
        NamedTensor[] inputs = [.. new ArraySamples("x", [1024, 1024], new float[1024 * 1024]).Read(0)];
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.ThrowsAny<OperationCanceledException>(() => loaded.Session.Run(inputs, [new NamedTensor("y", output)], cancellation.Token));
    }

    private static GraphBuilder Builder() => new GraphBuilder(4, 8).Weight("w", 8, 8)
        .Node("MatMul", ["x", "w"], "a").Node("Relu", ["a"], "b").Node("Cast", ["b"], "i", NodeAttribute.Of("to", 7)).Node("MatMul", ["b", "w"], "y");

    private static Model Chain() => Builder().Build();

    private static void Run(string value)
    {
        using Model model = Chain();
        RangeCalibrator.Run(model, ArraySamples.Normal("x", [4, 8], 1), [value], RangeMethod.MinMax);
    }
}
