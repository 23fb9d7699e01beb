using System.Text.Json;
using BuildTimeML.Package.Tests.Infrastructure;

namespace BuildTimeML.Package.Tests.Builds;

/// <summary>What the compiler is handed.</summary>
[Collection(FeedCollection.Name)]
public sealed class EditorTests(Feed feed)
{
    [Fact]
    public void Only_manifests_become_additional_files()
    {
        using var project = new ThrowawayProject(feed, """    <OptimizedModel Include="digits.onnx" Labels="labels.txt" CalibrationData="samples/*.npy" Precision="Int8Static" />""", withEngine: false);
        project.AddDigitsModelWithWeightsBeside();
        project.Write("labels.txt", string.Join('\n', Enumerable.Range(0, 10)));
        Directory.CreateDirectory(project.PathOf("samples"));
        project.Write("samples/one.npy", "");
        project.Run("restore").MustSucceed();

        CommandResult result = project.Run(
            "msbuild", "-nologo", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true", "-getItem:AdditionalFiles").MustSucceed();

        JsonElement files = JsonDocument.Parse(result.Output).RootElement.GetProperty("Items").GetProperty("AdditionalFiles");
        Assert.Equal(["Shop.Digits.btml"], files.EnumerateArray().Select(file => file.GetProperty("Filename").GetString() + file.GetProperty("Extension").GetString()));
    }
}
