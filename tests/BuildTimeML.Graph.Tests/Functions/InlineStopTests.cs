using BuildTimeML.Graph.Functions;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Tests.Functions;

/// <summary>Calls that stay, and why; the model is valid all the same.</summary>
public sealed class InlineStopTests
{
    [Fact]
    public void A_newer_function_stays_where_its_operators_changed() => AssertStays(
        "own.F", InlineObstacle.OtherVersion, "the function own.F is written for version 18 of the default operator set, and the model for version 13",
        "<ir_version: 10, opset_import: [\"\": 13, \"own\": 1]> g (float[3] x) => (y) { y = own.F(x) } <domain: \"own\", opset_import: [\"\": 18]> F (a) => (b) { b = ReduceMax(a) }");

    [Fact]
    public void A_function_of_another_version_of_another_set_stays() => AssertStays(
        "own.F", InlineObstacle.OtherVersion, "the function own.F is written for version 2 of the operator set 'com.example', and the model for version 1",
        "<ir_version: 10, opset_import: [\"\": 13, \"own\": 1, \"com.example\": 1]> g (float[3] x) => (y) { y = own.F(x) } <domain: \"own\", opset_import: [\"com.example\": 2]> F (a) => (b) { b = com.example.Op(a) }");

    [Fact]
    public void A_body_that_cannot_be_upgraded_stays() => AssertStays(
        "own.F", InlineObstacle.OtherVersion, "the function own.F is written for version 10 of the default operator set, and the model for version 13: Resize",
        "<ir_version: 10, opset_import: [\"\": 13, \"own\": 1]> g (float[1, 1, 2, 2] x, float[4] s) => (y) { y = own.F(x, s) } <domain: \"own\", opset_import: [\"\": 10]> F (a, s) => (b) { b = Resize(a, s) }");

    [Fact]
    public void A_missing_input_that_is_passed_on_keeps_the_call() => AssertStays(
        "own.F", InlineObstacle.MissingInput, "the function own.F passes on its input 'b', which the call leaves out",
        "<ir_version: 10, opset_import: [\"\": 21, \"own\": 1]> g (float[3] x) => (y, z) { y, z = own.F(x) } <domain: \"own\"> F (a, b) => (c, b) { c = Neg(a) }");

    [Fact]
    public void Functions_that_would_make_too_many_nodes_stay()
    {
        string doubling = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"<domain: \"own\"> F{i} (a) => (b) {{ h = own.F{i + 1}(a)  b = own.F{i + 1}(h) }}"));
        AssertStays("", InlineObstacle.TooLarge, "with all functions in the place of their calls, the model would have more than 1000000 nodes",
            $"<ir_version: 10, opset_import: [\"\": 21, \"own\": 1]> g (float[3] x) => (y) {{ y = own.F0(x) }} {doubling} <domain: \"own\"> F40 (a) => (b) {{ b = Neg(a) }}");
    }

    [Fact]
    public void Functions_that_would_nest_graphs_too_deep_stay()
    {
        string nesting = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"<domain: \"own\"> F{i} (a, c) => (b) {{ b = If<then_branch = t () => (t) {{ t = own.F{i + 1}(a, c) }}, else_branch = e () => (e) {{ e = Neg(a) }}>(c) }}"));
        AssertStays("", InlineObstacle.TooLarge, "with all functions in the place of their calls, graphs would lie in each other more than 50 deep",
            $"<ir_version: 10, opset_import: [\"\": 21, \"own\": 1]> g (float[3] x, bool c) => (y) {{ y = own.F0(x, c) }} {nesting} <domain: \"own\"> F60 (a, c) => (b) {{ b = Neg(a) }}");
    }

    private static void AssertStays(string call, InlineObstacle obstacle, string detail, string text)
    {
        using Model model = GraphTextReader.Read(text);
        Assert.Null(GraphVerifier.Verify(model));
        string before = GraphTextWriter.Write(model);

        InlineResult result = FunctionInlining.Run(model);

        InlineStop stop = Assert.Single(result.Stops);
        Assert.StartsWith(call, stop.Call, StringComparison.Ordinal);
        Assert.Equal(obstacle, stop.Obstacle);
        Assert.StartsWith(detail, stop.Detail, StringComparison.Ordinal);
        Assert.False(result.IsModified);
        Assert.Equal(before, GraphTextWriter.Write(model));
    }
}
