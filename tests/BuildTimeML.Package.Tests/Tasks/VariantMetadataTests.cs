using BuildTimeML.Build;
using BuildTimeML.Tasks.Items;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class VariantMetadataTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" cuda = float16 ; ", "Cuda=Float16")]
    [InlineData("Cuda=Float16;WebGpu=Int4", "Cuda=Float16 WebGpu=Int4")]
    public void Pairs_are_read_whatever_the_case_of_their_letters(string value, string variants) =>
        Assert.Equal(variants, string.Join(' ', Read(value, "Cuda", "WebGpu", "Cpu").Select(v => $"{v.Provider}={v.Precision}")));

    [Theory]
    [InlineData("Cuda", "it is no provider=precision")]
    [InlineData("Cuda=Float16=Int8", "it is no provider=precision")]
    [InlineData("=Float16", "the provider is none of Cuda, TensorRt, DirectMl, ")]
    [InlineData("Cuda=Float16;Gpu=Float16", "the provider is none of Cuda, ")]
    [InlineData("Cpu=Int8Dynamic", "what the CPU runs is the item's own Precision")]
    [InlineData("Cuda=Float8", "the precision is none of Float32, Float16, ")]
    [InlineData("Cuda=", "the precision is none of Float32, ")]
    [InlineData("Cuda=int8", "; Int8 chooses by times on the CPU")]
    [InlineData("Cuda=Float16;cuda=Float32", "Cuda stands in another pair")]
    [InlineData("DirectMl=Float16", "DirectMl is not among the item's ExecutionProviders. Set ExecutionProviders=\"DirectMl;Cuda;Cpu\"")]
    public void A_pair_that_cannot_be_a_variant_is_named_with_the_reason(string value, string reason)
    {
        BuildError error = Assert.Throws<BuildErrorException>(() => Read(value, "Cuda", "Cpu")).Error;

        Assert.Equal("BTML1050", error.Code);
        Assert.Contains($"Variants=\"{value}\" of 'model.onnx' cannot be used at '{value[(value.LastIndexOf(';') + 1)..]}': ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_execution_provider_but_the_CPU_can_have_a_variant() =>
        Assert.Equal(ProviderNames.All.Except(["Cpu"]).Order(), VariantProviders.All.Order());

    private static IReadOnlyList<ModelVariant> Read(string value, params string[] providers)
    {
        var item = new TaskItem("model.onnx");
        item.SetMetadata("Variants", value);
        return VariantMetadata.Read(item, providers);
    }
}
