using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Calibration;

public sealed class ChannelTests
{
    private static readonly long[] Shape = [2, 3, 5, 11];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-1)]
    public void Means_are_those_of_all_numbers_of_a_channel(int axis)
    {
        float[][] samples = Samples();

        double[] means = Run((m, s) => ChannelMeans.Run(m, s, new Dictionary<string, int> { ["y"] = axis })["y"], samples);

        Assert.Equal(Channels(samples, axis).Select(c => c.Average(v => -2.0 * v)), means, Close);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-1)]
    public void Maxima_are_the_largest_magnitudes_of_a_channel(int axis)
    {
        float[][] samples = Samples();

        float[] maxima = Run((m, s) => ChannelMaxima.Run(m, s, new Dictionary<string, int> { ["y"] = axis })["y"], samples);

        Assert.Equal(Channels(samples, axis).Select(c => c.Max(v => 2 * MathF.Abs(v))), maxima);
    }

    [Fact]
    public void An_axis_that_the_value_does_not_have_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Run((m, s) => ChannelMeans.Run(m, s, new Dictionary<string, int> { ["y"] = 4 }), Samples()));

    private static T Run<T>(Func<Model, ISamples, T> run, float[][] samples)
    {
        using Model model = new GraphBuilder(Shape).Weight("w", [], [-2]).Node("Mul", ["x", "w"], "y").Build();
        return run(model, new ArraySamples("x", Shape, samples));
    }

    private static float[][] Samples()
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, 4).Select(_ => ArraySamples.Normal(random, 330))];
    }

    private static IEnumerable<IEnumerable<float>> Channels(float[][] samples, int axis)
    {
        axis = axis < 0 ? axis + Shape.Length : axis;
        int inner = (int)Shape[(axis + 1)..].Aggregate(1L, (p, d) => p * d);
        return Enumerable.Range(0, (int)Shape[axis]).Select(c => samples.SelectMany(s => s.Where((_, i) => i / inner % Shape[axis] == c)));
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) < 1e-12;
}
