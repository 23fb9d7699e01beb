using System.Globalization;
using BuildTimeML.Build;
using BuildTimeML.Compression.Reporting;
using BuildTimeML.Compression.Reporting.Records;
using BuildTimeML.Compression.Tests.Helpers;

namespace BuildTimeML.Compression.Tests.Worker;

public sealed class WorkerReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Models_that_are_built_and_models_that_fail_have_reports_and_the_error_says_where()
    {
        using var good = new BuildFixture(Models.MobileNet, "Int8WeightOnly");
        using var bad = new BuildFixture(Models.MobileNet, "Float32");
        var report = new ReportRequest("shop", _folder.Path, [_folder.File("good.report.json"), _folder.File("bad.report.json")]);
        var request = new WorkerRequest(Helpers.Worker.EnginePath,
        [
            good.Item with { Id = 1, ReportPath = report.Models[0], Metadata = [new KeyValuePair<string, string>("Precision", "Int8WeightOnly")] },
            bad.Item with { Id = 2, ReportPath = report.Models[1], MaxSize = 1000 },
        ])
        {
            Report = report,
        };
        using var worker = new Helpers.Worker(request);

        (int exitCode, List<WorkerEvent> events) = worker.End();

        Assert.Equal(1, exitCode);
        Assert.EndsWith($" What was measured is in {report.HtmlPath}.", events.Single(e => e.Kind == WorkerEventKind.Error).Text, StringComparison.Ordinal);
        ModelReport made = ReportJson.Read(File.ReadAllText(report.Models[0]))!;
        Assert.Equal(["Precision"], made.Metadata.Select(m => m.Name));
        Assert.Equal(new FileInfo(good.Item.OutputPath).Length, made.BytesAfter);
        ModelReport failed = ReportJson.Read(File.ReadAllText(report.Models[1]))!;
        Assert.Equal("BTML1001", Assert.Single(failed.Errors).Code);
        Assert.DoesNotContain("What was measured", failed.Errors[0].Text, StringComparison.Ordinal);
        Assert.Equal("MaxSize", Assert.Single(failed.Budgets).Metadata);
        Assert.Contains("Not built, BTML1001.", File.ReadAllText(report.HtmlPath), StringComparison.Ordinal);
        Assert.Equal(["bad.report.json", "good.report.json", "report.html", "report.json", "report.md"], _folder.Names());
    }

    [Fact]
    public void A_model_from_the_cache_has_the_report_of_whoever_made_it_under_its_own_name()
    {
        using var first = new BuildFixture(Models.MobileNet, "Int8WeightOnly");
        using var second = new BuildFixture(Models.MobileNet, "Int8WeightOnly");
        ModelReport made = Build(first, "first", "a");
        ModelReport taken = Build(second, "second", "b");

        Assert.False(made.IsFromCache);
        Assert.True(taken.IsFromCache);
        Assert.Equal(["b"], taken.Metadata.Select(m => m.Value));
        Assert.Contains(taken.Messages, m => m.Text.EndsWith("was in the cache", StringComparison.Ordinal));
        Assert.Equal(ReportJson.Write(made), ReportJson.Write(taken with { IsFromCache = false, Metadata = made.Metadata, Messages = made.Messages, Commands = made.Commands }));
    }

    public void Dispose() => _folder.Dispose();

    private ModelReport Build(BuildFixture fixture, string name, string label)
    {
        string path = _folder.File(string.Create(CultureInfo.InvariantCulture, $"{name}.report.json"));
        WorkerItem item = fixture.Item with { ReportPath = path, Metadata = [new KeyValuePair<string, string>("Labels", label)] };
        using var worker = new Helpers.Worker(new WorkerRequest(Helpers.Worker.EnginePath, [item])
        {
            Report = new ReportRequest("shop", _folder.Path, [path]),
            Cache = new CacheSettings(_folder.File("cache"), 1 << 30),
        });
        Assert.Equal(0, worker.End().ExitCode);
        return ReportJson.Read(File.ReadAllText(path))!;
    }
}
