using BuildTimeML.Build;
using BuildTimeML.Package.Tests.Infrastructure;
using BuildTimeML.TestAssets;

namespace BuildTimeML.Package.Tests.Builds;

[Collection(FeedCollection.Name)]
public sealed class FirstBuildTests(Feed feed)
{
    private const string Program = """
        using System;
        using Shop;

        using var model = new Digits();
        Digits.Output result = model.Predict(new float[28 * 28]);
        ReadOnlySpan<float> logits = result;
        Console.WriteLine($"label={result.Label} rows={logits.Length} provider={model.Provider} smaller={Digits.Info.Size < Digits.Info.OriginalSize}");
        """;

    [Fact]
    public void A_package_reference_and_an_item_give_a_class_that_runs()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="models/digits.onnx" Precision="Int8WeightOnly" MaxSize="200 kB" Labels="labels.txt" />""");
        Directory.CreateDirectory(project.PathOf("models"));
        project.AddDigitsModel("models/digits.onnx");
        project.Write("labels.txt", string.Join('\n', Enumerable.Range(0, 10).Select(d => $"digit {d}")));
        project.Write("Program.cs", Program);

        string built = project.Build().MustSucceed().Output;
        string size = ByteSize.Format(new FileInfo(Path.Combine(project.Intermediate, "Shop.Digits.onnx")).Length);
        Assert.Contains($"models/digits.onnx -> Digits as Int8WeightOnly: size {size}, ", built, StringComparison.Ordinal);
        string output = project.Run("run", "--no-build").MustSucceed().Output;

        Assert.Contains("label=digit ", output, StringComparison.Ordinal);
        Assert.Contains("rows=10 provider=CPU smaller=True", output, StringComparison.Ordinal);
        Assert.True(File.Exists(project.PathOf("bin/Debug/net10.0/BuildTimeML/app/Shop.Digits.onnx")));
    }

    [TestDataFact]
    public void A_classifier_that_gives_maps_is_built_and_runs()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="iris.onnx" MaxDimensions="xDim0=2" />""");
        File.Copy(TestData.File("models/iris-random-forest.onnx"), project.PathOf("iris.onnx"));
        project.Write("Program.cs", """
            using System;
            using Shop;

            using var model = new Iris();
            Iris.Output result = model.Predict([5.1f, 3.5f, 1.4f, 0.2f, 6.7f, 3.0f, 5.2f, 2.3f]);
            result.OutputProbability[1].TryGetValue(2, out float sure);
            Console.WriteLine($"labels={result.OutputLabel[0]},{result.OutputLabel[1]} maps={result.OutputProbability.Count} sure={sure > 0.9f}");
            """);

        project.Build().MustSucceed();

        Assert.Contains("labels=0,2 maps=2 sure=True", project.Run("run", "--no-build").MustSucceed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_published_application_runs_from_another_folder()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" Labels="labels.txt" ClassName="Digits" />""");
        project.AddDigitsModel();
        project.Write("labels.txt", string.Join('\n', Enumerable.Range(0, 10)));
        project.Write("Program.cs", Program);

        project.Run("publish", "--nologo", "--output", project.PathOf("published")).MustSucceed();

        Assert.Contains("provider=CPU smaller=True", project.Run(project.PathOf("published/app.dll")).MustSucceed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_for_the_editor_makes_the_types_and_starts_no_worker()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" />""", withEngine: false);
        project.AddDigitsModel();

        project.Run("restore").MustSucceed();
        project.Run("msbuild", "-nologo", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true").MustSucceed();

        string manifest = File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.btml"));
        Assert.Contains("stage signature", manifest, StringComparison.Ordinal);
        Assert.Contains("input \"image\" tensor float32 [ \"batch\" 1 28 28 ]", manifest, StringComparison.Ordinal);
        Assert.False(File.Exists(project.WorkerLog));
    }

    [Fact]
    public void A_model_that_cannot_be_read_is_only_a_warning_in_the_editor()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="missing.onnx" />""", withEngine: false);

        project.Run("restore").MustSucceed();
        CommandResult result = project.Run("msbuild", "-nologo", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:TreatWarningsAsErrors=false").MustSucceed();

        Assert.Contains("warning BTML1010", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_builds_in_different_folders_give_the_same_bytes()
    {
        string[] first = Build();
        Assert.Equal(first, Build());

        string[] Build()
        {
            using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" />""");
            project.AddDigitsModel();
            project.Build().MustSucceed();
            return
            [
                File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.btml")),
                Convert.ToHexString(File.ReadAllBytes(Path.Combine(project.Intermediate, "Shop.Digits.onnx"))),
            ];
        }
    }
}
