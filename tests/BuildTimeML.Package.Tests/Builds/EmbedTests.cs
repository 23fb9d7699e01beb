using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>Models that go into the assembly.</summary>
[Collection(FeedCollection.Name)]
public sealed class EmbedTests(Feed feed)
{
    private const string Program = """
        using System;
        using System.Threading.Tasks;
        using Shop;

        using Digits model = await Digits.LoadAsync();
        model.Warmup();
        ReadOnlySpan<float> logits = model.Predict(new float[28 * 28]);
        Console.WriteLine($"rows={logits.Length} compression={Digits.Info.Embedded?.Compression} files={System.IO.Directory.Exists(System.IO.Path.Combine(AppContext.BaseDirectory, "BuildTimeML"))}");
        """;

    [Theory]
    [InlineData("Plain", "None")]
    [InlineData("Brotli", "Brotli")]
    public void An_embedded_model_is_in_the_assembly_alone(string embed, string compression)
    {
        using ThrowawayProject project = Project(embed);

        project.Build().MustSucceed();

        Assert.Contains($"rows=10 compression={compression} files=False", project.Run("run", "--no-build").MustSucceed().Output, StringComparison.Ordinal);
        string assembly = project.PathOf("bin/Debug/net10.0/app.dll");
        long model = new FileInfo(Path.Combine(project.Intermediate, embed == "Brotli" ? "Shop.Digits.onnx.br" : "Shop.Digits.onnx")).Length;
        Assert.InRange(new FileInfo(assembly).Length, model, model + 100_000);

        // Nothing to do: no worker, and the compiler writes no other assembly.
        DateTime built = File.GetLastWriteTimeUtc(assembly);
        File.Delete(project.WorkerLog);
        project.Build("--no-restore").MustSucceed();
        Assert.False(File.Exists(project.WorkerLog));
        Assert.Equal(built, File.GetLastWriteTimeUtc(assembly));

        // A resource that is gone is made again; from the next item on the model is a file, and the compressed one goes.
        File.Delete(Path.Combine(project.Intermediate, embed == "Brotli" ? "Shop.Digits.onnx.br" : "Shop.Digits.onnx"));
        project.Build("--no-restore").MustSucceed();
        Assert.True(File.Exists(project.WorkerLog));
        project.Items(Item("None"));
        project.Build("--no-restore").MustSucceed();
        Assert.Contains("rows=10 compression= files=True", project.Run("run", "--no-build").MustSucceed().Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(project.Intermediate, "*.br"));
    }

    [Theory]
    [InlineData("Brotli", "--self-contained", "true", "-p:PublishTrimmed=true", "-p:TrimMode=full", "-p:TrimmerSingleWarn=false")]
    [InlineData("Plain", "--self-contained", "false", "-p:PublishSingleFile=true")]
    public void An_embedded_model_is_published_with_the_application(string embed, params string[] options)
    {
        using ThrowawayProject project = Project(embed, withSdkPackages: true);

        project.Run(["publish", "--nologo", "-tl:off", "--runtime", Feed.HostRid, "--output", project.PathOf("published"), .. options]).MustSucceed();

        string executable = project.PathOf(OperatingSystem.IsWindows() ? "published/app.exe" : "published/app");
        Assert.Contains("rows=10", DotNet.RunCommand(executable, project.Folder, new Dictionary<string, string>()).MustSucceed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_in_a_class_library_is_found_in_the_librarys_assembly()
    {
        using ThrowawayProject project = Project("Brotli");
        Directory.CreateDirectory(project.PathOf("lib"));
        File.Move(project.PathOf("digits.onnx"), project.PathOf("lib/digits.onnx"));
        project.Write("lib/lib.csproj", File.ReadAllText(project.PathOf("app.csproj")).Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        project.Items("""
                <Compile Remove="lib/**" />
                <ProjectReference Include="lib/lib.csproj" />
            """);

        project.Build().MustSucceed();

        Assert.Contains("rows=10 compression=Brotli files=False", project.Run("run", "--no-build").MustSucceed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_embedding_that_is_not_known_is_an_error_at_the_item()
    {
        using ThrowawayProject project = Project("Zip");

        string message = Assert.Single(project.Build().MustFail().Messages("BTML1029"));

        Assert.Contains("Embed=\"Zip\" is not known. Use \"None\" or \"Plain\" or \"Brotli\".", message, StringComparison.Ordinal);
    }

    private static string Item(string embed) => $"""    <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" Embed="{embed}" />""";

    private ThrowawayProject Project(string embed, bool withSdkPackages = false)
    {
        var project = new ThrowawayProject(feed, Item(embed), withSdkPackages: withSdkPackages);
        project.AddDigitsModel();
        project.Write("Program.cs", Program);
        return project;
    }
}
