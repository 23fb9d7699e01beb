using BuildTimeML.Build;
using BuildTimeML.Tasks.Items;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class ProviderMetadataTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Cuda", "Cuda")]
    [InlineData(" tensorrt ; CUDA;;cpu ", "TensorRt Cuda Cpu")]
    public void Names_are_read_in_their_order_and_spelled_as_they_are_known(string value, string names) =>
        Assert.Equal(names, string.Join(' ', Read(value)));

    [Theory]
    [InlineData("CUDNN;Cpu", "CUDNN", "there is no execution provider of that name; the nearest is Cuda")]
    [InlineData("Cpu;OpenVin0", "OpenVin0", "there is no execution provider of that name; the nearest is OpenVino")]
    [InlineData("Cuda;cuda", "cuda", "it stands there twice")]
    public void A_name_that_cannot_be_is_pointed_at_with_the_nearest_and_all_that_there_are(string value, string at, string reason)
    {
        BuildError error = Assert.Throws<BuildErrorException>(() => Read(value)).Error;

        Assert.Equal("BTML1051", error.Code);
        Assert.Equal(
            $"ExecutionProviders=\"{value}\" of 'model.onnx' cannot be used at '{at}': {reason}. Use these, the preferred first, with ';' between them: {string.Join(", ", ProviderNames.All)}.",
            error.Message);
    }

    private static IReadOnlyList<string> Read(string value)
    {
        var item = new TaskItem("model.onnx");
        item.SetMetadata("ExecutionProviders", value);
        return ProviderMetadata.Read(item);
    }
}
