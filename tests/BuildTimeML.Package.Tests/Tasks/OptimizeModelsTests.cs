using BuildTimeML.Package.Tests.Infrastructure;
using BuildTimeML.Tasks;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class OptimizeModelsTests
{
    [Fact]
    public void A_worker_that_is_not_there_is_named()
    {
        var engine = new SilentBuildEngine();
        var task = new OptimizeModels { BuildEngine = engine, Models = [new TaskItem("digits.onnx")], WorkerPath = "/nowhere/BuildTimeML.Tool.dll" };

        Assert.False(task.Execute());

        var error = Assert.Single(engine.Errors);
        Assert.Equal("BTML1036", error.Code);
        Assert.Contains("'/nowhere/BuildTimeML.Tool.dll' cannot be started", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("much", "", "BTML1080")]
    [InlineData("", "much", "BTML1002")]
    public void A_size_of_the_project_that_cannot_be_read_is_an_error_before_the_worker_starts(string cache, string total, string code)
    {
        string folder = Directory.CreateTempSubdirectory("buildtimeml-sizes-").FullName;
        try
        {
            var engine = new SilentBuildEngine();
            var signatures = new ReadModelSignatures
            {
                BuildEngine = engine,
                Models = [new TaskItem(Path.Combine(DotNet.RepositoryRoot, "tests/TestAssets/mnist-mobilenet.onnx"))],
                ProjectDirectory = folder,
                IntermediateDirectory = folder,
                AssemblyName = "app",
            };
            Assert.True(signatures.Execute());
            string anyFile = typeof(OptimizeModelsTests).Assembly.Location;
            var task = new OptimizeModels
            {
                BuildEngine = engine,
                Models = signatures.Resolved,
                ProjectDirectory = folder,
                IntermediateDirectory = folder,
                WorkerPath = anyFile,
                EnginePath = anyFile,
                HostRuntimeIdentifier = Feed.HostRid,
                CacheMaxSize = cache,
                MaxTotalSize = total,
            };

            Assert.False(task.Execute());

            Assert.Equal(code, Assert.Single(engine.Errors).Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
