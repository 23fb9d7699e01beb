using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Compression.Reporting.Records;
using BuildTimeML.Compression.Selection;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Tests.Selection;

namespace BuildTimeML.Compression.Tests.Reporting;

public sealed class ReportCollectorTests
{
    private static readonly long[] Image = [1, 1, 28, 28];

    [Fact]
    public void A_build_tells_of_sizes_candidates_passes_fusions_and_ranges()
    {
        using var fixture = Fixture("Int8Static", new QualityLimits(null, MinSqnr: 5, null));

        ModelReport report = Build(fixture);

        Assert.Equal("Int8Static", report.Precision);
        Assert.Equal(new FileInfo(Models.MobileNet).Length, report.BytesBefore);
        Assert.Equal(new FileInfo(fixture.Item.OutputPath).Length, report.BytesAfter);
        ReportedCandidate candidate = Assert.Single(report.Candidates);
        Assert.True(candidate.IsShipped);
        Assert.Equal(10, candidate.Quality!.Samples);
        Assert.Equal(candidate.Time!.Ratios.Order().ElementAt(candidate.Time.Ratios.Count / 2), candidate.Time.Median);
        ReportedTensor largest = report.Tensors[0];
        Assert.Equal(("f.9.weight", "float32 [256, 64, 1, 1]", "int8", 65_536L), (largest.Name, largest.Before, largest.Stored, largest.BytesBefore));
        Assert.StartsWith("int8 [256, 64, 1, 1], float32 [256]", largest.After, StringComparison.Ordinal);
        Assert.InRange(report.Tensors.Sum(t => t.BytesAfter), report.BytesAfter!.Value / 2, report.BytesAfter.Value);
        Assert.Equal(20, report.Passes.Single(p => p.Pass == "BatchNormalizationIntoLayer").Changed);
        Assert.Equal(21, report.Passes.Single(p => p.Pass == "StaticInt8").Changed);
        Assert.True(report.Fusions.Nodes.Count >= 21);
        Assert.All(report.Fusions.Nodes, n => Assert.True(n.IsAsExpected));
        Assert.Equal("MinSqnr", Assert.Single(report.Budgets).Metadata);
        Assert.NotEmpty(report.Ranges);
        Assert.All(report.Ranges, range =>
        {
            Assert.InRange(range.Counts.Count, 1, RangeSummary.MostBins);
            Assert.Equal(range.Numbers, range.Counts.Sum() + range.Zeros);
            Assert.InRange(range.Maximum, range.FirstEdge, range.FirstEdge + (range.Counts.Count * range.BinWidth));
            Assert.InRange(range.Minimum, range.FirstEdge, range.FirstEdge + (range.Counts.Count * range.BinWidth));
        });
    }

    [Fact]
    public void Where_a_budget_breaks_the_report_has_all_that_was_measured()
    {
        using var fixture = Fixture("Int8WeightOnly", new QualityLimits(null, MinSqnr: 150, null));
        var collector = new ReportCollector();

        Assert.Throws<BuildErrorException>(() => ModelBuilder.Build(fixture.Item, fixture.Samples, fixture, CancellationToken.None, collector));

        ModelReport report = collector.Complete(ModelReport.About(fixture.Item, fixture.Manifest));
        Assert.True(collector.HasCandidates);
        Assert.NotEmpty(report.Tensors);
        Assert.False(Assert.Single(report.Budgets).IsKept);
        Assert.Null(report.BytesAfter);
    }

    [Fact]
    public void Two_builds_have_reports_of_the_same_structure()
    {
        using var fixture = Fixture("Int8Static", QualityLimits.None);

        Assert.Equal(Structure(Build(fixture)), Structure(Build(fixture)));
    }

    [Fact]
    public void Layers_that_were_left_out_one_by_one_are_ranked_by_what_that_gave()
    {
        using var fixture = new SelectionFixture(new GraphBuilder(1, 64)
            .Weight("a", 64, 64).Weight("b", 64, 64)
            .Node("MatMul", ["x", "a"], "h").Node("Relu", ["h"], "r").Node("MatMul", ["r", "b"], "y"));
        using var model = Graph.Serialization.ModelReader.Read(fixture.Item.ModelPath);
        SelectionContext measured = fixture.Context;
        using (Trial all = new TrialRunner(measured).Run(Compression.Quantization.SchemeTable.Find("Int8Dynamic")!, new HashSet<string>()))
        {
            // More than all layers in 8 bits give, less than one of them does.
            fixture.Item = fixture.Item with { Limits = new QualityLimits(null, MinSqnr: all.Quality!.Decibels + 0.1, null) };
        }

        SelectionContext context = fixture.Context;
        using Trial chosen = new Selector(context).Choose("Int8Dynamic");
        context.Report.Chosen(chosen, model);

        ModelReport report = context.Report.Complete(GivenReports.Failed);
        Assert.Equal(2, report.Sensitivity.Count);
        Assert.True(report.Sensitivity[0].SqnrGain >= report.Sensitivity[1].SqnrGain);
        Assert.Equal(report.Candidates.Single(c => c.IsShipped).KeptFloat, report.Sensitivity.Where(s => s.IsKeptFloat).Select(s => s.Layer));
        Assert.Equal("breaks a budget on quality", report.Candidates[0].WhyNot);
    }

    private static BuildFixture Fixture(string precision, QualityLimits limits)
    {
        ArraySamples samples = ArraySamples.Normal("image", Image, 10);
        var fixture = new BuildFixture(Models.MobileNet, precision);
        fixture.Item = fixture.Item with { Limits = limits };
        fixture.Samples = new SampleSets(samples, new EvaluationSet(samples, null, null));
        return fixture;
    }

    private static ModelReport Build(BuildFixture fixture)
    {
        var report = new ReportCollector();
        ModelBuilder.Build(fixture.Item, fixture.Samples, fixture, CancellationToken.None, report);
        return report.Complete(ModelReport.About(fixture.Item, fixture.Manifest));
    }

    // All but times and where they come from.
    private static string Structure(ModelReport report) => ReportJson.Write(report with
    {
        MadeAt = default,
        Seconds = 0,
        Candidates = [.. report.Candidates.Select(c => c with { Time = null })],
        Sensitivity = [.. report.Sensitivity.Select(s => s with { TimeCost = null })],
    });
}
