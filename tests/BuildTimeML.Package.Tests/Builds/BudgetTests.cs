using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>Budgets on what a model costs, and on all models together.</summary>
[Collection(FeedCollection.Name)]
public sealed class BudgetTests(Feed feed)
{
    [Fact]
    public void Broken_budgets_are_errors_at_the_item_each_with_what_costs_most_or_warnings_where_the_item_wants_that()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" MaxLatency="1 us" MaxMemory="20 kB" MaxLoadTime="1 us" MaxCompressedSize="1 kB" Owner="me" />""");
        project.AddDigitsModel();
        CommandResult result = project.Build("-p:TreatWarningsAsErrors=false").MustFail();

        string place = $"app.csproj({ThrowawayProject.FirstItemLine},6): ";
        string[] broken = [.. result.Messages("BTML1007")];
        Assert.Equal(3, broken.Length);
        Assert.All(broken, m => Assert.Contains(place + "error", m, StringComparison.Ordinal));
        Assert.Matches(@"takes [\d.]+ (us|ms) for a run on one thread, over its MaxLatency of 1 us\. Slowest nodes: .* % of the time", Assert.Single(broken, m => m.Contains("MaxLatency of", StringComparison.Ordinal)));
        Assert.Matches(@"takes [\d.]+ [kM]B \([\d,]+ bytes\) of memory to be loaded and run, over its MaxMemory of 20\.00 kB", Assert.Single(broken, m => m.Contains("MaxMemory of", StringComparison.Ordinal)));
        Assert.Contains("over its MaxCompressedSize of 1.00 kB", Assert.Single(result.Messages("BTML1008")), StringComparison.Ordinal);
        Assert.Contains($"app.csproj({ThrowawayProject.FirstItemLine},123): warning", Assert.Single(result.Messages("BTML2030")), StringComparison.Ordinal);

        project.Items("""    <OptimizedModel Include="digits.onnx" MaxLatency="1 us" MaxMemory="2 GB" MaxLoadTime="100 s" BudgetSeverity="Warning" />""");
        result = project.Build("-p:TreatWarningsAsErrors=false").MustSucceed();
        Assert.Contains(place + "warning BTML1007: 'digits.onnx' as Float32 takes ", Assert.Single(result.Messages("BTML1007")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(project.Intermediate, "Shop.Digits.onnx")));

        // Nothing is measured again.
        File.Delete(project.WorkerLog);
        project.Build("--no-restore").MustSucceed();
        Assert.False(File.Exists(project.WorkerLog));
    }

    [Fact]
    public void All_models_together_have_a_limit_that_is_checked_in_every_build()
    {
        const string Items = """
                <OptimizedModel Include="digits.onnx" />
                <OptimizedModel Include="other.onnx" Precision="Int8WeightOnly" />
            """;
        using var project = new ThrowawayProject(feed, Items);
        project.AddDigitsModel();
        project.AddDigitsModel("other.onnx");
        project.Build("-p:OptimizedModelsMaxTotalSize=400 kB").MustSucceed();
        File.Delete(project.WorkerLog);

        string message = Assert.Single(project.Build("--no-restore", "-p:OptimizedModelsMaxTotalSize=300 kB").MustFail().Messages("BTML1009"));

        Assert.False(File.Exists(project.WorkerLog));
        Assert.Contains($"app.csproj({ThrowawayProject.FirstItemLine},6): error BTML1009: The 2 models that the project ships take ", message, StringComparison.Ordinal);
        Assert.Matches(@"over its OptimizedModelsMaxTotalSize of 300\.00 kB \(300,000 bytes\)\. The largest: 'digits\.onnx' 2\d\d\.\d\d kB .*; 'other\.onnx' \d\d\.\d\d kB", message);
        Assert.Contains("OptimizedModelsMaxTotalSize=\"much\" is not a size", Assert.Single(project.Build("--no-restore", "-p:OptimizedModelsMaxTotalSize=much").MustFail().Messages("BTML1002")), StringComparison.Ordinal);
    }
}
