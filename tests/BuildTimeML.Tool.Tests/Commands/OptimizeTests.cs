using System.Text.Json;

namespace BuildTimeML.Tool.Tests.Commands;

public sealed class OptimizeTests
{
    [Fact]
    public void It_writes_the_model_and_nothing_else()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();

        ToolRun run = ToolRun.Of(folder.Path, "optimize", WorkingFolder.Digits, "-o", "out/small.onnx", "--precision", "Int8WeightOnly", "--json").MustEndWith(0);

        long size = new FileInfo(folder.PathOf("out/small.onnx")).Length;
        Assert.Equal(size, run.Json.GetProperty("size").GetInt64());
        Assert.True(size < run.Json.GetProperty("originalSize").GetInt64() / 3);
        Assert.Equal(["digits.onnx", "out", "out/small.onnx"], folder.Files.Select(f => f.Replace('\\', '/')));
        Assert.Contains("compressing to Int8WeightOnly\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_the_model_that_a_build_makes()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();

        ToolRun.Of(folder.Path, "optimize", WorkingFolder.Digits, "-o", "one.onnx", "--precision", "int8weightonly").MustEndWith(0);
        ToolRun.Of(folder.Path, "optimize", WorkingFolder.Digits, "-o", "other.onnx", "--precision", "Int8WeightOnly").MustEndWith(0);

        Assert.Equal(File.ReadAllBytes(folder.PathOf("one.onnx")), File.ReadAllBytes(folder.PathOf("other.onnx")));
    }

    [Fact]
    public void A_broken_budget_ends_with_1_and_leaves_what_was_there()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();
        File.WriteAllText(folder.PathOf("small.onnx"), "older");

        ToolRun run = ToolRun.Of(folder.Path, "optimize", WorkingFolder.Digits, "-o", "small.onnx", "--precision", "Int8WeightOnly", "--max-size", "10 kB").MustEndWith(1);

        Assert.Contains("error BTML1001: 'digits.onnx' takes ", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Equal("older", File.ReadAllText(folder.PathOf("small.onnx")));
        Assert.Equal(["digits.onnx", "small.onnx"], folder.Files);
    }

    [Theory]
    [InlineData("BTML1020", "--precision", "Int7")]
    [InlineData("BTML1002", "--max-size", "much")]
    [InlineData("BTML1041", "--calibration-data", "nowhere/*.npy")]
    public void A_value_that_cannot_be_read_has_the_code_it_has_in_a_build(string code, string option, string value)
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();

        JsonElement json = ToolRun.Of(folder.Path, "optimize", WorkingFolder.Digits, "-o", "small.onnx", option, value, "--json").MustEndWith(1).Json;

        Assert.Equal(code, json.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void It_does_not_write_over_the_original()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();

        ToolRun run = ToolRun.Of(folder.Path, "optimize", WorkingFolder.Digits, "-o", "./digits.onnx").MustEndWith(2);

        Assert.Contains("--output names the model itself", run.Errors, StringComparison.Ordinal);
    }
}
