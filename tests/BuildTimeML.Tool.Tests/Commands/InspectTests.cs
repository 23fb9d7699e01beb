using System.Text.Json;

namespace BuildTimeML.Tool.Tests.Commands;

public sealed class InspectTests
{
    [Fact]
    public void A_model_is_described_as_the_golden_file_has_it()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();

        Golden.Verify("inspect-digits", ToolRun.Of(folder.Path, "inspect", WorkingFolder.Digits, "--layers", "3").MustEndWith(0).Output);
    }

    [Fact]
    public void As_json_it_is_one_document_with_numbers()
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();

        JsonElement json = ToolRun.Of(folder.Path, "inspect", WorkingFolder.Digits, "--json").MustEndWith(0).Json;

        Assert.Equal("buildtimeml.inspect/1", json.EnumerateObject().First().Value.GetString());
        Assert.Equal(new FileInfo(folder.PathOf(WorkingFolder.Digits)).Length, json.GetProperty("size").GetInt64());
        Assert.Equal(20, json.GetProperty("operators").EnumerateArray().Single(o => o.GetProperty("name").GetString() == "Conv").GetProperty("count").GetInt32());
        Assert.Equal("float32 [batch, 1, 28, 28]", json.GetProperty("inputs")[0].GetProperty("type").GetString());
        Assert.Equal(10, json.GetProperty("layers").GetArrayLength());
    }

    [Theory]
    [InlineData("invalid-graph", "(float[2] x) => (float[2] y) { y = Add(x, nowhere) }")]
    [InlineData("custom-operators", """<ir_version: 10, opset_import: ["": 21, "com.example": 1]> g (float[2] x) => (float[2] y) { y = com.example.Magic(x) }""")]
    [InlineData("old-opset", """<ir_version: 3, opset_import: ["": 6]> g (float[2] x) => (float[2] y) { y = Relu(x) }""")]
    [InlineData("new-opset", """<ir_version: 10, opset_import: ["": 22]> g (float[2] x) => (float[2] y) { y = Relu(x) }""")]
    [InlineData("not-finite-weights", "g (float[2] x) => (float[2] y) <float[2] w = {1, nan}> { y = Add(x, w) }")]
    [InlineData("float16-range", "g (float[2] x) => (float[2] y) <float[2] w = {1, 70000}> { y = Add(x, w) }")]
    [InlineData("dynamic-dimensions", "g (float[N, 2] x) => (float[N, 2] y) { y = Relu(x) }")]
    [InlineData("microsoft-operators", """<ir_version: 10, opset_import: ["": 21, "com.microsoft": 1]> g (float[2] x) => (float[2] y) { y = com.microsoft.Gelu(x) }""")]
    [InlineData("nothing-to-compress", "g (float[2] x) => (float[2] y) { y = Relu(x) }")]
    public void A_risk_is_named_where_it_is_there_and_only_there(string risk, string graph)
    {
        using WorkingFolder folder = new WorkingFolder().WithDigits();
        folder.With("model.onnx", graph.StartsWith('(') ? "g " + graph : graph);

        Assert.Contains(risk, Risks("model.onnx"));
        Assert.Equal(risk == "dynamic-dimensions", Risks(WorkingFolder.Digits).Contains(risk));

        string[] Risks(string model) => [.. ToolRun.Of(folder.Path, "inspect", model, "--json").MustEndWith(0).Json.GetProperty("risks").EnumerateArray().Select(r => r.GetProperty("id").GetString()!)];
    }

    [Fact]
    public void A_file_that_is_no_model_is_a_coded_error_in_both_forms()
    {
        using var folder = new WorkingFolder();
        File.WriteAllText(folder.PathOf("model.onnx"), "no model at all");

        ToolRun run = ToolRun.Of(folder.Path, "inspect", "model.onnx", "--json").MustEndWith(1);

        Assert.Equal("buildtimeml.error/1", run.Json.GetProperty("schema").GetString());
        Assert.Equal("BTML1012", run.Json.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.StartsWith("error BTML1012: 'model.onnx' is not an ONNX model", run.Errors, StringComparison.Ordinal);
    }
}
