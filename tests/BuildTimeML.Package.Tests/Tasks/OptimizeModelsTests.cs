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
}
