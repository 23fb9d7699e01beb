using BuildTimeML.Build;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Evaluation;

/// <summary>The original gives (x, 0.5), the candidate (0.9 x, 0.5); x runs through 0, 0.1, ..., 0.9 in ten samples.</summary>
public sealed class QualityMeterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly EngineModel _original;

    public QualityMeterTests()
    {
        Write("original.onnx", 1);
        Write("candidate.onnx", 0.9f);
        _original = new EngineModel(_folder.File("original.onnx"));
    }

    [Fact]
    public void Noise_agreement_and_the_largest_error_are_those_of_all_samples()
    {
        Quality quality = Measure(labels: null);

        double signal = Enumerable.Range(0, 10).Sum(i => (i * i * 0.01) + 0.25);
        double noise = Enumerable.Range(0, 10).Sum(i => i * i * 0.0001);
        Assert.Equal(10 * Math.Log10(signal / noise), quality.Decibels, 3);
        Assert.Equal(0.09, quality.Outputs.Single().LargestError, 6);
        Assert.Equal(10, quality.Samples);

        // Only 0.54, of 0.6, stays above 0.5, and so do 0.63 to 0.81; 0.5 itself ties and counts for the first.
        Assert.Equal(0.9, quality.Agreement);
        Assert.Null(quality.AccuracyDrop);
    }

    [Fact]
    public void Accuracy_is_that_of_the_labels()
    {
        Quality quality = Measure([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);

        Assert.Equal(1, quality.AccuracyBefore);
        Assert.Equal(0.9, quality.AccuracyAfter);
        Assert.Equal(10, quality.AccuracyDrop!.Value, 9);
    }

    [Fact]
    public void There_is_a_label_for_each_row() =>
        Assert.Equal("there are 3 labels for 10 rows of scores", Assert.Throws<LabelsDoNotFitException>(() => Measure([0, 0, 0])).Message);

    [Fact]
    public void A_part_of_the_samples_is_spread_over_all()
    {
        var seen = new HashSet<int>();
        ArraySamples samples = Tenths();
        samples.Reads = index => seen.Add(index);

        Assert.Equal(5, new QualityMeter(_original, new EvaluationSet(samples, null, null)).Measure(_folder.File("candidate.onnx"), samples: 5).Samples);
        Assert.Equal([0, 2, 4, 6, 8], seen.Order());
    }

    [Fact]
    public void A_sample_that_the_original_does_not_run_on_is_named()
    {
        var samples = new ArraySamples("x", [1, 2], [[1, 2]]);

        BuildError error = Assert.Throws<BuildErrorException>(() => new QualityMeter(_original, new EvaluationSet(samples, null, null)).Measure(_folder.File("candidate.onnx"))).Error;

        Assert.Equal("BTML1071", error.Code);
        Assert.Contains("sample 1 of 1 of the evaluation data: Got invalid dimensions for input: x", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _original.Dispose();
        _folder.Dispose();
    }

    private static ArraySamples Tenths() => new("x", [1, 1], [.. Enumerable.Range(0, 10).Select(i => new[] { i * 0.1f })]);

    private Quality Measure(int[]? labels) =>
        new QualityMeter(_original, new EvaluationSet(Tenths(), labels, null)).Measure(_folder.File("candidate.onnx"));

    private void Write(string name, float factor) => File.WriteAllBytes(_folder.File(name), Compressed.Bytes(new GraphBuilder(1, 1)
        .Weight("f", [1, 1], [factor])
        .Weight("half", [1, 1], [0.5f])
        .Node("Mul", ["x", "f"], "scaled")
        .Node("Concat", ["scaled", "half"], "y", Graph.Ir.NodeAttribute.Of("axis", 1L))
        .Build()));
}
