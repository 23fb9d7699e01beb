using BuildTimeML.Compression.Data.Images;
using BuildTimeML.Compression.Data.Samples;

namespace BuildTimeML.Compression.Tests.Data;

public sealed class DataFormatsTests
{
    [Fact]
    public void Every_format_is_in_the_table() => Assert.Equal(
        typeof(IDataFormat).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IDataFormat)) && t.IsClass).Select(t => t.Name).Order(),
        DataFormats.All.Select(f => f.GetType().Name).Order());

    [Fact]
    public void Every_decoder_of_images_is_in_the_table() => Assert.Equal(
        typeof(ImageDecoders).Assembly.GetTypes().Where(t => t.GetMethod("Decode") is { IsStatic: true } decode && decode.ReturnType == typeof(Image)).Select(t => t.Name).Order(),
        ImageDecoders.All.Values.Select(d => d.Method.DeclaringType!.Name).Distinct().Order());

    [Fact]
    public void The_reference_names_every_extension_and_no_two_formats_have_the_same()
    {
        string reference = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "docs", "data.md"));

        Assert.All(DataFormats.Extensions, extension => Assert.Contains(extension, reference, StringComparison.Ordinal));
        Assert.Equal(DataFormats.Extensions.Count, DataFormats.Extensions.Distinct().Count());
    }
}
