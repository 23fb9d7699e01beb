using BuildTimeML.Manifest;
using BuildTimeML.Package.Tests.Infrastructure;
using BuildTimeML.Tasks;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class ReadModelSignaturesTests : IDisposable
{
    private static readonly string Model = Path.Combine(DotNet.RepositoryRoot, "tests/TestAssets/mnist-mobilenet.onnx");

    private readonly string _folder = Directory.CreateTempSubdirectory("buildtimeml-manifests-").FullName;

    private string ManifestPath => Path.Combine(_folder, "Shop.Digits.btml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_complete_manifest_that_still_says_the_same_is_left_alone()
    {
        Run();
        ModelManifest complete = ManifestReader.Read(File.ReadAllText(ManifestPath)) with
        {
            Stage = ManifestStage.Complete,
            Asset = new ModelFile("BuildTimeML/app/Shop.Digits.onnx", 123, new string('a', 64)),
            Measurements = EquatableArray.Of(new Measurement("size", "123 bytes")),
        };
        complete = complete with { Source = complete.Source with { Sha256 = new string('b', 64) } };
        File.WriteAllText(ManifestPath, ManifestWriter.Write(complete));

        Run();

        Assert.Equal(complete, ManifestReader.Read(File.ReadAllText(ManifestPath)));
    }

    [Fact]
    public void A_complete_manifest_that_says_something_else_is_replaced()
    {
        Run();
        ModelManifest complete = ManifestReader.Read(File.ReadAllText(ManifestPath)) with
        {
            Stage = ManifestStage.Complete,
            Asset = new ModelFile("BuildTimeML/app/Shop.Digits.onnx", 123, new string('a', 64)),
            Precision = "Int8WeightOnly",
        };
        File.WriteAllText(ManifestPath, ManifestWriter.Write(complete));

        Run();

        Assert.Equal(ManifestStage.Signature, ManifestReader.Read(File.ReadAllText(ManifestPath)).Stage);
    }

    [Fact]
    public void A_manifest_that_cannot_be_read_is_replaced()
    {
        File.WriteAllText(ManifestPath, "from another version");

        Run();

        Assert.Equal("Digits", ManifestReader.Read(File.ReadAllText(ManifestPath)).ClassName);
    }

    private void Run()
    {
        var item = new TaskItem(Model);
        item.SetMetadata("ClassName", "Digits");
        var task = new ReadModelSignatures
        {
            BuildEngine = new SilentBuildEngine(),
            Models = [item],
            ProjectDirectory = _folder,
            IntermediateDirectory = _folder,
            AssemblyName = "app",
            RootNamespace = "Shop",
        };
        Assert.True(task.Execute());
    }

    private sealed class SilentBuildEngine : IBuildEngine
    {
        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, System.Collections.IDictionary globalProperties, System.Collections.IDictionary targetOutputs) => false;

        public void LogCustomEvent(CustomBuildEventArgs e)
        {
        }

        public void LogErrorEvent(BuildErrorEventArgs e) => Assert.Fail(e.Message);

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        public void LogWarningEvent(BuildWarningEventArgs e) => Assert.Fail(e.Message);
    }
}
