using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>Packages of ONNX Runtime for the CPU and for a GPU in one project: both bring a library of one name.</summary>
[Collection(FeedCollection.Name)]
public sealed class EngineConflictTests(Feed feed)
{
    private const string Item = """    <OptimizedModel Include="digits.onnx" />""";

    private const string Program = """
        using var model = new Shop.Digits();
        System.ReadOnlySpan<float> logits = model.Predict(new float[28 * 28]);
        System.Console.WriteLine($"scores={logits.Length}");
        """;

    [Fact]
    public void The_engine_for_GPUs_alone_is_no_conflict()
    {
        using ThrowawayProject project = Project(withEngine: false, Reference("Microsoft.ML.OnnxRuntime.Gpu"));

        Assert.Empty(project.Build().MustSucceed().Messages("BTML2020"));

        Assert.Contains("scores=10", project.Run("run", "--no-build").MustSucceed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_engines_are_a_warning_at_the_item_in_every_build()
    {
        using ThrowawayProject project = Project(withEngine: true, Reference("Microsoft.ML.OnnxRuntime.Gpu"));

        string message = Assert.Single(project.Build("-p:TreatWarningsAsErrors=false").MustSucceed().Messages("BTML2020"));
        Assert.Contains(
            $"app.csproj({ThrowawayProject.FirstItemLine},6): warning BTML2020: The packages Microsoft.ML.OnnxRuntime and Microsoft.ML.OnnxRuntime.Gpu.Linux each bring {Feed.EngineFile} for {Feed.HostRid}:",
            message,
            StringComparison.Ordinal);

        Assert.Equal([message], project.Build("--no-restore", "-p:TreatWarningsAsErrors=false").MustSucceed().Messages("BTML2020"));
    }

    [Fact]
    public void An_engine_that_another_package_brings_along_counts_and_the_way_out_leads_out()
    {
        using ThrowawayProject project = Project(withEngine: false, Reference("Microsoft.ML.OnnxRuntime.Gpu") + Reference("Shop.Vision"));
        string message = Assert.Single(project.Build("-p:TreatWarningsAsErrors=false").MustSucceed().Messages("BTML2020"));
        Assert.Contains("""<PackageReference Include="Microsoft.ML.OnnxRuntime" Version="..." ExcludeAssets="all" />""", message, StringComparison.Ordinal);

        project.Items(Item + Reference("Microsoft.ML.OnnxRuntime.Gpu") + Reference("Shop.Vision") + Reference("Microsoft.ML.OnnxRuntime", """ExcludeAssets="all" """));

        Assert.Empty(project.Build().MustSucceed().Messages("BTML2020"));
        Assert.Contains("scores=10", project.Run("run", "--no-build").MustSucceed().Output, StringComparison.Ordinal);
    }

    private ThrowawayProject Project(bool withEngine, string references)
    {
        var project = new ThrowawayProject(feed, Item + references, withEngine);
        project.AddDigitsModel();
        project.Write("Program.cs", Program);
        return project;
    }

    private static string Reference(string id, string more = "") => $"""<PackageReference Include="{id}" Version="{Feed.EngineVersion}" {more}/>""";
}
