using BuildTimeML.Build;
using BuildTimeML.Compression.Budgets;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Budgets;

public sealed class QualityBudgetTests
{
    [Fact]
    public void A_budget_that_no_mixture_keeps_breaks_the_build_with_what_was_measured()
    {
        using var fixture = Fixture(new QualityLimits(null, MinSqnr: 150, null));

        BuildError error = fixture.BuildError();

        Assert.Equal("BTML1003", error.Code);
        Assert.Matches(@"^'Models/net\.onnx' as Int8WeightOnly reaches \d\d\.\d dB on 10 samples, against its MinSqnr of 150\.0 dB\. Layers that Int8WeightOnly hurts most: .+, .+, .+\. No smaller precision keeps it: set MinSqnr=""\d\d\.\d dB"" or Precision=""Float32""\.$", error.Message);
    }

    [Fact]
    public void A_budget_that_is_kept_lets_the_build_through()
    {
        using var fixture = Fixture(new QualityLimits(MinAgreement: 0.9, MinSqnr: 20, MaxAccuracyDrop: 5));

        fixture.Build();
    }

    [Fact]
    public void Without_samples_a_budget_cannot_be_measured()
    {
        using var fixture = Fixture(new QualityLimits(MinAgreement: 0.9, null, null));
        fixture.Samples = SampleSets.None;

        Assert.Equal("MinAgreement of 'Models/net.onnx' cannot be measured: there are no samples. Add CalibrationData or EvaluationData.", fixture.BuildError().Message);
    }

    [Fact]
    public void Without_labels_there_is_no_accuracy()
    {
        using var fixture = Fixture(new QualityLimits(null, null, MaxAccuracyDrop: 5));
        fixture.Samples = new SampleSets(null, fixture.Samples.Evaluation! with { Labels = null });

        Assert.Equal("MaxAccuracyDrop of 'Models/net.onnx' cannot be measured: there are no labels. Add EvaluationLabels.", fixture.BuildError().Message);
    }

    [Theory]
    [InlineData(0.97, 25, 0.5, "")]
    [InlineData(0.971, 25, 0.5, "MinAgreement")]
    [InlineData(0.97, 25.01, 0.5, "MinSqnr")]
    [InlineData(0.97, 25, 0.49, "MaxAccuracyDrop")]
    public void A_budget_is_kept_up_to_its_limit_and_no_further(double agreement, double sqnr, double drop, string broken)
    {
        var quality = new Quality(100, [new OutputQuality("a", 25, 1), new OutputQuality("b", 40, 1)], Agreement: 0.97, AccuracyBefore: 0.875, AccuracyAfter: 0.87);
        var limits = new QualityLimits(agreement, sqnr, drop);

        Assert.Equal(broken, string.Join(", ", BudgetTable.Quality.Where(b => !b.IsKept(limits, quality)).Select(b => b.Metadata)));
        Assert.All(BudgetTable.Quality, b => Assert.False(b.IsKept(limits, new Quality(100, [], null, null, null))));
    }

    private static BuildFixture Fixture(QualityLimits limits)
    {
        var fixture = new BuildFixture(Models.MobileNet, "Int8WeightOnly");
        fixture.Item = fixture.Item with { Limits = limits };
        fixture.Samples = new SampleSets(null, new EvaluationSet(ArraySamples.Normal("image", [1, 1, 28, 28], 10), [.. Enumerable.Repeat(1, 10)], null));
        return fixture;
    }
}
