using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Tests.Budgets;

public sealed class MaxCompressedSizeBudgetTests
{
    [Fact]
    public void The_size_is_that_of_the_file_that_goes_into_an_assembly()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Models.MobileNet, folder.File("net.onnx"));
        CompressedModel.Write(folder.File("net.onnx"), ModelEmbedding.Brotli);

        Assert.Equal(new FileInfo(CompressedModel.PathOf(folder.File("net.onnx"))).Length, CompressedModel.SizeOf(Models.MobileNet, CancellationToken.None));
        using var brotli = new BrotliStream(File.OpenRead(CompressedModel.PathOf(folder.File("net.onnx"))), CompressionMode.Decompress);
        using var content = new MemoryStream();
        brotli.CopyTo(content);
        Assert.Equal(File.ReadAllBytes(Models.MobileNet), content.ToArray());
    }

    [Fact]
    public void A_model_over_it_gets_a_precision_that_was_compressed_and_fits()
    {
        using var fixture = new BuildFixture(Models.MobileNet, "Float32");
        fixture.Item = fixture.Item with { Costs = CostLimits.None with { MaxCompressedSize = 120_000 } };

        BuildError error = fixture.BuildError();

        Assert.Equal("BTML1008", error.Code);
        Match message = Regex.Match(
            error.Message,
            @"^'Models/net\.onnx' takes 2\d\d\.\d\d kB .* as Float32 when it is compressed, over its MaxCompressedSize of 120\.00 kB \(120,000 bytes\)\. Largest tensors before that: .*\. Precision=""(\w+)"" gives .* \(([\d,]+) bytes\) and fits\.$");
        Assert.True(message.Success, error.Message);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("net.onnx"), Compressed.Make(Models.MobileNet, message.Groups[1].Value));
        Assert.Equal(CompressedModel.SizeOf(folder.File("net.onnx"), CancellationToken.None).ToString("N0", CultureInfo.InvariantCulture), message.Groups[2].Value);
    }
}
