using BuildTimeML.Build;
using BuildTimeML.Package.Tests.Infrastructure;
using BuildTimeML.Tasks.Items;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class ContradictionTests
{
    private static readonly string Assets = Path.Combine(DotNet.RepositoryRoot, "tests/TestAssets");

    [Theory]
    [InlineData("MinAgreement=98 %", "BTML1004", "MinAgreement of 'mnist-mobilenet.onnx' cannot be measured: there are no samples. Add CalibrationData or EvaluationData.")]
    [InlineData("MaxAccuracyDrop=1;EvaluationData=a.npy", "BTML1004", "there are no labels")]
    [InlineData("MinSqnr=30 dB;CalibrationData=a.npy;HoldBack=0 %", "BTML1046", "MinSqnr=\"30 dB\" and HoldBack=\"0 %\" of 'mnist-mobilenet.onnx' contradict each other: no samples are left")]
    [InlineData("MaxLatencyRatio=0.8", "BTML1046", "MaxLatencyRatio=\"0.8\" and Precision of 'mnist-mobilenet.onnx' contradict each other: Float32 is what the time is compared with")]
    [InlineData("SaveOptimizedGraph=true;ExecutionProviders=Cuda", "BTML1046", "Cuda optimises it at loading")]
    public void What_an_item_cannot_have_is_an_error_before_any_work(string metadata, string code, string text)
    {
        BuildError error = Assert.Throws<BuildErrorException>(() => Read(metadata)).Error;

        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MinAgreement=98 %;CalibrationData=a.npy")]
    [InlineData("MinAgreement=98 %;EvaluationData=a.npy;HoldBack=0")]
    [InlineData("MaxAccuracyDrop=1;EvaluationData=a.npy;EvaluationLabels=b.txt")]
    [InlineData("MaxLatencyRatio=0.8;Precision=Int8Dynamic")]
    [InlineData("MaxLatencyRatio=1.2")]
    [InlineData("SaveOptimizedGraph=true;ExecutionProviders=Cpu")]
    [InlineData("SaveOptimizedGraph=false;ExecutionProviders=Cuda")]
    public void What_it_can_is_none(string metadata) => Read(metadata);

    private static ModelItem Read(string metadata)
    {
        var item = new TaskItem("mnist-mobilenet.onnx");
        foreach (string[] pair in metadata.Split(';').Select(p => p.Split('=')))
        {
            item.SetMetadata(pair[0], pair[1]);
        }

        return ModelItem.Read(item, new ProjectSettings(Assets, Assets, "Shop", "app"));
    }
}
