using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Fusion;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Fusion;

public sealed class FusionReportTests
{
    [Fact]
    public void A_layer_that_is_not_fused_is_a_warning_that_names_model_layer_operator_and_reason()
    {
        BuildFixture fixture = Report(f => f.Write(Broken()), "Conv 'c'");

        BuildError warning = Assert.Single(fixture.Warnings);
        Assert.Equal("BTML2004", warning.Code);
        Assert.Contains("'Models/net.onnx' as Int8Static", warning.Message, StringComparison.Ordinal);
        Assert.Contains("Conv 'c' runs as FusedConv (the range of its 8 bits reaches beyond the Relu or Clip behind it)", warning.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Infos);
    }

    [Fact]
    public void A_layer_of_float32_that_the_engine_quantises_is_a_warning_of_its_own()
    {
        Model model = GraphTextReader.Read(BrokenForms.FloatLayer("r = Gemm(f, w, b)"));
        BuildFixture fixture = Report(f => f.Write(model), new ExpectedFusion("Gemm 'r'", "r", ExpectedForm.Float));

        BuildError warning = Assert.Single(fixture.Warnings);
        Assert.Equal("BTML2005", warning.Code);
        Assert.Contains("Gemm 'r' runs as QGemm (it was to stay float32)", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_layers_are_in_the_warning_and_all_in_the_log()
    {
        BuildFixture fixture = Report(f => f.Write(Broken()), "Conv 'a'", "Conv 'b'", "Conv 'd'", "Conv 'e'");

        string warning = Assert.Single(fixture.Warnings).Message;
        Assert.Contains("Conv 'd'", warning, StringComparison.Ordinal);
        Assert.Contains("and 1 more", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("Conv 'e'", warning, StringComparison.Ordinal);
        Assert.Contains("Conv 'e'", Assert.Single(fixture.Infos), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_the_engine_refuses_is_not_checked_and_the_log_says_why()
    {
        Model unknown = new GraphBuilder(2, 2).Node("NoSuchOperator", ["x"], "y").Build();
        BuildFixture fixture = Report(f => f.Write(unknown), "Conv 'c'");

        Assert.Empty(fixture.Warnings);
        Assert.Contains("NoSuchOperator", Assert.Single(fixture.Infos), StringComparison.Ordinal);
    }

    private static Model Broken() => GraphTextReader.Read(BrokenForms.Conv("r = Relu(c)", 128, 0.02));

    private static BuildFixture Report(Action<TemporaryModel> write, params string[] layers) =>
        Report(write, Array.ConvertAll(layers, l => new ExpectedFusion(l, "c")));

    private static BuildFixture Report(Action<TemporaryModel> write, params ExpectedFusion[] expected)
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Int8Static");
        var file = new TemporaryModel(fixture.Item.OutputPath);
        write(file);
        var log = new PassLog();
        Array.ForEach(expected, log.Expect);
        using var candidate = new Candidate("Int8Static", file, log);
        FusionReport.Write("Models/net.onnx", candidate, fixture, new ReportCollector());
        return fixture;
    }
}
