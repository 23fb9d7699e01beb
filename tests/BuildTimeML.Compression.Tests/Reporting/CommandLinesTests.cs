using BuildTimeML.Build;
using BuildTimeML.Compression.Reporting;

namespace BuildTimeML.Compression.Tests.Reporting;

public sealed class CommandLinesTests
{
    [Fact]
    public void Metadata_become_options_in_kebab_case_quoted_where_a_shell_needs_it()
    {
        WorkerItem item = Item(("Precision", "Int8Static"), ("CalibrationData", "Data/*.npy"), ("MaxSize", "1.5 MB"), ("Dimensions", "$a=1"), ("ClassName", "Net"));

        Assert.Equal(
            "buildtimeml optimize \"My models/net.onnx\" -o Shop.Net.onnx --precision Int8Static --calibration-data \"Data/*.npy\" --max-size \"1.5 MB\" --dimensions '$a=1'",
            CommandLines.Of(item, "My models/net.onnx")[1]);
    }

    [Theory]
    [InlineData("it's $x", "'it'\\''s $x'")]
    [InlineData("-rf", "\"-rf\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("`x`", "'`x`'")]
    public void A_value_is_one_word_of_the_shell_and_nothing_else(string value, string word) =>
        Assert.EndsWith($" --labels {word}", CommandLines.Of(Item(("Labels", value)), "net.onnx")[1], StringComparison.Ordinal);

    private static WorkerItem Item(params (string Name, string Value)[] metadata) => new(0, "/p/net.onnx", "", "/p/obj/Shop.Net.onnx", "", null)
    {
        Metadata = [.. metadata.Select(m => new KeyValuePair<string, string>(m.Name, m.Value))],
    };
}
