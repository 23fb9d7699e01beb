using BuildTimeML.Manifest;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>Models that keep weights in a file beside them.</summary>
[Collection(FeedCollection.Name)]
public sealed class WeightsBesideTests(Feed feed)
{
    private const string Item = """    <OptimizedModel Include="digits.onnx" Precision="Int8WeightOnly" MaxSize="200 kB" />""";

    private const string Program = """
        using System;
        using Shop;

        using var model = new Digits();
        ReadOnlySpan<float> logits = model.Predict(new float[28 * 28]);
        Console.WriteLine($"rows={logits.Length} weights={Digits.Info.Weights} original={Digits.Info.OriginalSize}");
        """;

    [Fact]
    public void Editors_and_dotnet_watch_look_at_the_weights()
    {
        using var project = new ThrowawayProject(feed, Item);
        project.AddDigitsModelWithWeightsBeside();
        project.Run("restore").MustSucceed();

        string items = project.Run("msbuild", "-t:ReadModelSignatures", "-getItem:UpToDateCheckInput").MustSucceed().Output;
        string watched = project.Run("watch", "--list", "--non-interactive").MustSucceed().Output;

        // Its full path stands in the item's identity.
        Assert.Single(items.Split("\"Identity\": "), i => i.Split('"')[1].EndsWith("digits.onnx.data", StringComparison.Ordinal));
        Assert.Contains(project.PathOf("digits.onnx") + Environment.NewLine, watched, StringComparison.Ordinal);
        Assert.Contains(project.PathOf("digits.onnx.data") + Environment.NewLine, watched, StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_sees_what_happens_to_the_weights()
    {
        using var project = new ThrowawayProject(feed, Item);
        project.AddDigitsModelWithWeightsBeside();
        project.Write("Program.cs", Program);
        project.Build().MustSucceed();
        long original = new FileInfo(project.PathOf("digits.onnx")).Length + new FileInfo(project.PathOf("digits.onnx.data")).Length;
        Assert.Contains($"rows=10 weights= original={original}", project.Run("run", "--no-build").MustSucceed().Output, StringComparison.Ordinal);
        Assert.Equal(["Shop.Digits.onnx"], Directory.GetFiles(project.PathOf("bin/Debug/net10.0/BuildTimeML/app")).Select(Path.GetFileName));

        // Nothing changed, and then only the time of the weights: no worker.
        File.Delete(project.WorkerLog);
        project.Build("--no-restore").MustSucceed();
        string state = File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.state"));
        File.SetLastWriteTimeUtc(project.PathOf("digits.onnx.data"), DateTime.UtcNow);
        project.Build("--no-restore").MustSucceed();
        Assert.False(File.Exists(project.WorkerLog));
        Assert.NotEqual(state, File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.state")));

        // One weight changed: made again.
        ModelManifest before = ReadManifest(project);
        project.AddDigitsModelWithWeightsBeside(lastWeight: 0x40);
        project.Build("--no-restore").MustSucceed();
        Assert.Contains("@done 0", File.ReadAllText(project.WorkerLog), StringComparison.Ordinal);
        ModelManifest after = ReadManifest(project);
        Assert.Equal(before.Source, after.Source);
        Assert.NotEqual(before.SourceWeights, after.SourceWeights);
        Assert.NotEqual(before.Asset, after.Asset);

        // Gone: an error at the item.
        File.Delete(project.PathOf("digits.onnx.data"));
        string message = Assert.Single(project.Build("--no-restore").MustFail().Messages("BTML1016"));
        Assert.Contains($"app.csproj({ThrowawayProject.FirstItemLine},", message, StringComparison.Ordinal);
        Assert.Contains("'digits.onnx.data': there is no such file", message, StringComparison.Ordinal);
    }

    // A model that one file cannot hold takes more than 2 GB; what the targets do with its second file, they do with a small one.
    [Fact]
    public void A_second_file_of_the_optimised_model_is_delivered_and_cleaned()
    {
        using var project = new ThrowawayProject(feed, Item);
        project.AddDigitsModel();
        project.Write("Directory.Build.targets", """
            <Project>
              <Target Name="AddWeights" AfterTargets="OptimizeModels">
                <WriteLinesToFile File="$(IntermediateOutputPath)BuildTimeML/Shop.Digits.onnx.data" Lines="weights" Overwrite="true" WriteOnlyWhenDifferent="true" />
              </Target>
            </Project>
            """);
        string[] files = ["Shop.Digits.onnx", "Shop.Digits.onnx.data"];

        project.Run("publish", "--nologo", "--output", project.PathOf("published")).MustSucceed();
        Assert.Equal(files, Directory.GetFiles(project.PathOf("published/BuildTimeML/app")).Select(Path.GetFileName).Order());

        string delivered = project.PathOf("bin/Debug/net10.0/BuildTimeML/app");
        project.Build().MustSucceed();
        Assert.Equal(files, Directory.GetFiles(delivered).Select(Path.GetFileName).Order());
        project.Run("clean", "--nologo").MustSucceed();
        Assert.False(Directory.Exists(project.Intermediate));
        Assert.Empty(Directory.Exists(delivered) ? Directory.GetFiles(delivered) : []);
    }

    private static ModelManifest ReadManifest(ThrowawayProject project) =>
        ManifestReader.Read(File.ReadAllText(Path.Combine(project.Intermediate, "Shop.Digits.btml")));
}
