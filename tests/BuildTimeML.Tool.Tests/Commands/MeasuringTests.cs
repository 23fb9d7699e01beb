using System.Text.Json;

namespace BuildTimeML.Tool.Tests.Commands;

public sealed class MeasuringTests
{
    [Fact]
    public void Two_models_are_compared_on_samples()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits().WithSamples(6);
        ToolRun.Of(folder.Path, "optimize", WorkingFolder.Digits, "-o", "small.onnx", "--precision", "Int8WeightOnly").MustEndWith(0);

        JsonElement json = ToolRun.Of(folder.Path, "compare", WorkingFolder.Digits, "small.onnx", "--data", "*.csv", "--json").MustEndWith(0).Json;
        JsonElement itself = ToolRun.Of(folder.Path, "compare", WorkingFolder.Digits, WorkingFolder.Digits, "--json").MustEndWith(0).Json;

        Assert.Equal(6, json.GetProperty("samples").GetInt32());
        Assert.False(json.GetProperty("synthetic").GetBoolean());
        Assert.InRange(json.GetProperty("outputs")[0].GetProperty("sqnrDecibels").GetDouble(), 20, 80);
        Assert.InRange(json.GetProperty("outputs")[0].GetProperty("largestError").GetDouble(), 1e-6, 5);
        Assert.InRange(json.GetProperty("agreement").GetDouble(), 0.5, 1);
        JsonElement ratio = json.GetProperty("timeRatio");
        Assert.InRange(ratio.GetProperty("median").GetDouble(), ratio.GetProperty("low").GetDouble(), ratio.GetProperty("high").GetDouble());
        Assert.True(itself.GetProperty("synthetic").GetBoolean());
        Assert.Equal(JsonValueKind.Null, itself.GetProperty("outputs")[0].GetProperty("sqnrDecibels").ValueKind);
        Assert.Equal(0, itself.GetProperty("outputs")[0].GetProperty("largestError").GetDouble());
    }

    [Fact]
    public void Models_of_other_outputs_cannot_be_compared()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits().With("other.onnx", "g (float[2] x) => (float[2] y) { y = Relu(x) }");

        ToolRun run = ToolRun.Of(folder.Path, "compare", WorkingFolder.Digits, "other.onnx").MustEndWith(1);

        Assert.Contains("error BTML1091: 'other.onnx' cannot be measured: against 'digits.onnx', the outputs of the first are logits, those of the second y.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_is_that_of_the_second_by_that_of_the_first()
    {
        const string Slow = "g (float[1, 1] x) => (float[1, 1] y) <int64[2] size = {1000, 1000}, int64[2] axes = {0, 1}> { wide = Expand(x, size) y = ReduceMax<keepdims = 1>(wide, axes) }";
        using WorkingFolder folder = new WorkingFolder().With("quick.onnx", "g (float[1, 1] x) => (float[1, 1] y) { y = Relu(x) }").With("slow.onnx", Slow);

        JsonElement json = ToolRun.Of(folder.Path, "compare", "quick.onnx", "slow.onnx", "--json").MustEndWith(0).Json;

        Assert.True(json.GetProperty("timeRatio").GetProperty("median").GetDouble() > 3);
    }

    [Fact]
    public void A_call_has_as_many_rows_as_the_batch()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();

        Assert.True(Latency("64") > 4 * Latency("1"));

        double Latency(string batch) => ToolRun.Of(folder.Path, "bench", WorkingFolder.Digits, "--seconds", "0.3", "--batch", batch, "--threads", "1", "--json").MustEndWith(0).Json
            .GetProperty("latencyMilliseconds").GetProperty("median").GetDouble();
    }

    [Fact]
    public void A_model_is_timed_in_batches()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();

        JsonElement json = ToolRun.Of(folder.Path, "bench", WorkingFolder.Digits, "--seconds", "0.3", "--batch", "4", "--threads", "1", "--json").MustEndWith(0).Json;

        JsonElement latency = json.GetProperty("latencyMilliseconds");
        double median = latency.GetProperty("median").GetDouble();
        Assert.InRange(median, json.GetProperty("minimumMilliseconds").GetDouble(), json.GetProperty("percentile95Milliseconds").GetDouble());
        Assert.Equal(4000 / median, json.GetProperty("rowsPerSecond").GetDouble(), 6);
        Assert.True(json.GetProperty("calls").GetInt32() >= 20);
        Assert.True(json.GetProperty("loadMilliseconds").GetDouble() > 0);
        Assert.True(json.GetProperty("memory").GetInt64() > 0);
    }

    [Fact]
    public void A_batch_needs_a_dimension_that_is_free()
    {
        using WorkingFolder folder = new WorkingFolder().With("fixed.onnx", "g (float[2] x) => (float[2] y) { y = Relu(x) }");

        ToolRun run = ToolRun.Of(folder.Path, "bench", "fixed.onnx", "--batch", "4").MustEndWith(2);

        Assert.Contains("--batch needs an input whose first dimension has a name", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_item_that_is_suggested_can_be_pasted_and_keeps_its_budgets()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits().WithSamples(20);

        JsonElement json = ToolRun.Of(folder.Path, "suggest", WorkingFolder.Digits, "--data", "samples.csv", "--json").MustEndWith(0).Json;

        Assert.Equal(4, json.GetProperty("samples").GetInt32());
        Assert.Equal(7, json.GetProperty("precisions").GetArrayLength());
        Assert.All(json.GetProperty("precisions").EnumerateArray(), p => Assert.Equal(JsonValueKind.Null, p.GetProperty("whyNot").ValueKind));
        var item = System.Xml.Linq.XElement.Parse(json.GetProperty("item").GetString()!);
        Assert.Equal(json.GetProperty("suggested").GetString(), item.Attribute("Precision")!.Value);
        Assert.Equal("samples.csv", item.Attribute("CalibrationData")!.Value);
        ToolRun.Of(
            folder.Path, "optimize", item.Attribute("Include")!.Value, "-o", "small.onnx", "--optimize", "Size", "--precision", item.Attribute("Precision")!.Value,
            "--max-size", item.Attribute("MaxSize")!.Value, "--min-agreement", item.Attribute("MinAgreement")!.Value, "--calibration-data", "samples.csv").MustEndWith(0);
    }
}
