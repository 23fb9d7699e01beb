using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>The sample as it is published; each warning is an error.</summary>
[Collection(FeedCollection.Name)]
public sealed class PublishTests(Feed feed)
{
    private const string Items = """
            <OptimizedModel Include="Models/agnews-transformer.onnx" Precision="Int8WeightOnly" Labels="Models/agnews.labels.txt" Namespace="HeadlineClassifier" />
            <EmbeddedResource Include="Models/agnews.vocab.txt" LogicalName="agnews.vocab.txt" />
        """;

    [Theory]
    [InlineData("--self-contained", "true", "-p:PublishTrimmed=true", "-p:TrimMode=full", "-p:TrimmerSingleWarn=false")]
    [InlineData("--self-contained", "false", "-p:PublishReadyToRun=true", "-p:IsAotCompatible=true")]
    [InlineData("--self-contained", "false", "-p:PublishSingleFile=true")]
    public void The_sample_is_published_without_a_warning_and_runs(params string[] options)
    {
        using ThrowawayProject project = Sample();

        project.Run(["publish", "--nologo", "-tl:off", "--runtime", Feed.HostRid, "-p:ImplicitUsings=enable", "--output", project.PathOf("published"), .. options]).MustSucceed();

        string executable = project.PathOf(OperatingSystem.IsWindows() ? "published/app.exe" : "published/app");
        CommandResult answer = DotNet.RunCommand(executable, project.Folder, new Dictionary<string, string>(), "Oil prices climb as OPEC agrees to cut output");
        Assert.Contains("Business", answer.MustSucceed().Output, StringComparison.Ordinal);
    }

    private ThrowawayProject Sample()
    {
        var project = new ThrowawayProject(feed, Items, withSdkPackages: true);
        string sample = Path.Combine(DotNet.RepositoryRoot, "sample-app");
        Directory.CreateDirectory(project.PathOf("Models"));
        foreach (string path in Directory.GetFiles(sample, "*.cs").Concat(Directory.GetFiles(Path.Combine(sample, "Models"))))
        {
            File.Copy(path, project.PathOf(Path.GetRelativePath(sample, path)), overwrite: true);
        }

        return project;
    }
}
