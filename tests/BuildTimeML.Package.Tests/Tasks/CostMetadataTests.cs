using BuildTimeML.Build;
using BuildTimeML.Tasks.Items;
using Microsoft.Build.Utilities;

namespace BuildTimeML.Package.Tests.Tasks;

public sealed class CostMetadataTests
{
    [Theory]
    [InlineData("MaxLatency", "8 ms", 8)]
    [InlineData("MaxLatency", "500us", 0.5)]
    [InlineData("MaxLatency", "500 \u00b5s", 0.5)]
    [InlineData("MaxLatency", " 1.5 s ", 1500)]
    [InlineData("MaxLoadTime", "250 MS", 250)]
    [InlineData("MaxLatencyRatio", "0.8", 0.8)]
    [InlineData("MaxLatencyRatio", "80 %", 0.8)]
    [InlineData("MaxLatencyRatio", "2x", 2)]
    [InlineData("MaxCompressedSize", "1.5 MB", 1_500_000)]
    [InlineData("MaxMemory", "2 MiB", 2 << 20)]
    public void A_limit_is_read_as_people_write_it(string name, string value, double number)
    {
        CostLimits limits = Read(name, value);

        Assert.Equal(number, new[] { limits.MaxCompressedSize, limits.MaxLatencyRatio, limits.MaxLatency, limits.MaxLoadTime, limits.MaxMemory }.Single(n => n is not null)!.Value, 12);
        Assert.Equal(limits, CostLimits.Read(limits.Write()));
    }

    [Theory]
    [InlineData("MaxLatency", "8", "BTML1005", "\"8 ms\"")]
    [InlineData("MaxLatency", "0 ms", "BTML1005", "\"500 us\"")]
    [InlineData("MaxLatency", "-3 ms", "BTML1005", "\"8 ms\"")]
    [InlineData("MaxLoadTime", "fast", "BTML1005", "\"250 ms\"")]
    [InlineData("MaxLatencyRatio", "80", "BTML1005", "\"80 %\"")]
    [InlineData("MaxLatencyRatio", "0", "BTML1005", "\"0.8\"")]
    [InlineData("MaxCompressedSize", "big", "BTML1002", "\"1.5 MB\"")]
    [InlineData("MaxMemory", "8 ms", "BTML1002", "\"2 MiB\"")]
    public void One_that_cannot_be_read_names_itself_and_gives_examples(string name, string value, string code, string example)
    {
        BuildError error = Assert.Throws<BuildErrorException>(() => Read(name, value)).Error;

        Assert.Equal(code, error.Code);
        Assert.StartsWith($"{name}=\"{value}\"", error.Message, StringComparison.Ordinal);
        Assert.Contains(example, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("98 %", 0.98)]
    [InlineData("98", 0.98)]
    [InlineData("0.98", 0.98)]
    [InlineData("1", 1)]
    [InlineData("0.5 %", 0.005)]
    public void Agreement_without_a_sign_is_a_share_of_1_or_of_100(string value, double share) =>
        Assert.Equal(share, QualityMetadata.ReadLimits(Item("MinAgreement", value)).MinAgreement!.Value, 12);

    [Theory]
    [InlineData(0.25, "250 us")]
    [InlineData(8.25, "8.25 ms")]
    [InlineData(1500, "1.5 s")]
    public void Times_are_written_with_the_unit_that_suits_them(double milliseconds, string text) => Assert.Equal(text, Duration.Format(milliseconds));

    private static CostLimits Read(string name, string value) => CostMetadata.ReadLimits(Item(name, value));

    private static TaskItem Item(string name, string value)
    {
        var item = new TaskItem("model.onnx");
        item.SetMetadata(name, value);
        return item;
    }
}
