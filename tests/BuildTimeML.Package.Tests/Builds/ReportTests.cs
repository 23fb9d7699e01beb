using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

[Collection(FeedCollection.Name)]
public sealed class ReportTests(Feed feed)
{
    private const string Digits = """    <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" />""";
    private const string Other = """    <OptimizedModel Include="other.onnx" Precision="Int8WeightOnly" />""";

    [Fact]
    public void The_report_has_all_models_also_where_one_was_made_again_or_went_and_costs_nothing_where_none_was()
    {
        using var project = new ThrowawayProject(feed, Digits + "\n" + Other);
        project.AddDigitsModel();
        project.AddDigitsModel("other.onnx");
        string page = Path.Combine(project.Intermediate, "report.html");
        CommandResult build = project.Build().MustSucceed();
        Assert.Contains($"report -> {page}", build.Output, StringComparison.Ordinal);
        Assert.Equal(["Shop.Digits", "Shop.Other"], Models(project));
        Assert.Contains("--precision Int8WeightOnly", File.ReadAllText(page), StringComparison.Ordinal);

        // Nothing changed: no worker, and no file is written.
        DateTime written = File.GetLastWriteTimeUtc(page);
        File.Delete(project.WorkerLog);
        Assert.DoesNotContain("report ->", project.Build("--no-restore").MustSucceed().Output, StringComparison.Ordinal);
        Assert.False(File.Exists(project.WorkerLog));
        Assert.Equal(written, File.GetLastWriteTimeUtc(page));

        // One of two, which breaks a budget: the other one is still there, and the error says where to look.
        DateTime digits = File.GetLastWriteTimeUtc(Path.Combine(project.Intermediate, "Shop.Digits.report.json"));
        project.Items(Digits + "\n" + Other.Replace("/>", "MaxSize=\"1 kB\" />", StringComparison.Ordinal));
        Assert.Contains(project.Build("--no-restore").MustFail().Messages("BTML1001"), m => m.Contains(page, StringComparison.Ordinal));
        Assert.Equal(["Shop.Digits", "Shop.Other"], Models(project));
        Assert.Contains("Not built, BTML1001.", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.Equal(digits, File.GetLastWriteTimeUtc(Path.Combine(project.Intermediate, "Shop.Digits.report.json")));

        // One that is gone is gone from the report too.
        project.Items(Digits);
        project.Build("--no-restore").MustSucceed();
        Assert.Equal(["Shop.Digits"], Models(project));
        Assert.DoesNotContain("Other", File.ReadAllText(page), StringComparison.Ordinal);

        // Turned off: none is left, and none is made.
        project.Build("--no-restore", "-p:OptimizedModelReport=false").MustSucceed();
        Assert.DoesNotContain(Directory.GetFiles(project.Intermediate), f => f.Contains("report", StringComparison.Ordinal));
        project.Items(Digits.Replace("Int8WeightOnly", "Float32", StringComparison.Ordinal));
        Assert.DoesNotContain("report ->", project.Build("--no-restore", "-p:OptimizedModelReport=false").MustSucceed().Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(project.Intermediate), f => f.Contains("report", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Models(ThrowawayProject project) =>
        System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(project.Intermediate, "report.json"))).RootElement
            .GetProperty("models").EnumerateArray().Select(m => m.GetProperty("class").GetString()!);
}
