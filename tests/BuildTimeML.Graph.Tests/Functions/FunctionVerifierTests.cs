using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Tests.Functions;

public sealed class FunctionVerifierTests
{
    private const string Twice = "<domain: \"own\", opset_import: [\"\": 17]> Twice (a) => (b) { b = Add(a, a) }";

    [Theory]
    [InlineData("y = own.Twice(x)", Twice, null)]
    [InlineData("y = own.Twice()", Twice, null)]
    [InlineData("y = own.Twice(x, x)", Twice, "own.Twice 'y' has 2 inputs, and the function own.Twice takes at most 1")]
    [InlineData("y, z = own.Twice(x)", Twice, "own.Twice 'y' has 2 outputs, and the function own.Twice gives at most 1")]
    [InlineData("y = own.Twice:other(x)", Twice, null)]
    [InlineData("y = other.Twice(x)", "<domain: \"other\", opset_import: [\"\": 17]> Twice (a) => (b) { b = Add(a, a) }", "other.Twice 'y' needs the operator set 'other', which the model does not import")]
    [InlineData("y = Relu(x, x)", "<domain: \"\", opset_import: [\"\": 17]> Relu (a, b) => (c) { c = Add(a, b) }", "Relu 'y' has 2 inputs, and Relu takes 1 in version 17")]
    [InlineData("y = Gelu(x, x)", "<domain: \"\", opset_import: [\"\": 17]> Gelu (a, b) => (c) { c = Add(a, b) }", null)]
    [InlineData("y = Relu(x)", Twice + Twice, "the model defines the function own.Twice twice")]
    [InlineData("y = Softmax<axis: int = @axis>(x)", "", "Softmax 'y' takes its attribute 'axis' from the attribute 'axis' of a function, and is in none")]
    [InlineData("y = own.F(x)", "<domain: \"own\", opset_import: [\"\": 17]> F (a) => (b) { b = Add(a, x) }", "in the function own.F, Add 'b' uses 'x', which no node, input or initializer gives")]
    [InlineData("y = own.F(x)", "<domain: \"own\", opset_import: [\"\": 17]> F (a, a) => (b) { b = Neg(a) }", "the function own.F has the input 'a' twice")]
    [InlineData("y = own.F(x)", "<domain: \"own\", opset_import: [\"\": 17]> F <k, k: int = 1> (a) => (b) { b = Neg(a) }", "the function own.F has the attribute 'k' twice")]
    [InlineData("y = own.F(x)", "<domain: \"own\", opset_import: [\"own\": 1]> F (a) => (b) { b = Neg(a) }", "in the function own.F, Neg 'b' needs the operator set '', which the function own.F does not import")]
    [InlineData("y = own.F(x)", "<domain: \"own\", opset_import: [\"\": 0]> F (a) => (b) { b = Neg(a) }", "the function own.F imports the operator set '' in version 0")]
    [InlineData("y = own.F(x)", "<domain: \"own\", opset_import: [\"\": 12]> F (a) => (b) { b = Squeeze(a, a) }", "in the function own.F, Squeeze 'b' has 2 inputs, and Squeeze takes 1 in version 12")]
    [InlineData("y = own.F(x)", "<domain: \"own\", opset_import: [\"\": 17]> F <k> (a) => (b) { b = Softmax<axis: float = @k>(a) }", "in the function own.F, Softmax 'b' has the attribute 'axis' as float, and Softmax takes int")]
    [InlineData("y = own.F(x)", "<domain: \"own\", opset_import: [\"\": 17]> F <k> (a) => (b) { b = Softmax<axis: undefined = @k>(a) }", null)]
    [InlineData("y = own.F(x)", "<domain: \"own\"> F (a) => (b) { b = own.F(a) }", "the function own.F calls itself")]
    [InlineData("y = own.E(x)", "<domain: \"own\"> E (a) => (b) { b = own.F(a) } <domain: \"own\"> F (a) => (b) { b = own.G(a) } <domain: \"own\"> G (a) => (b) { b = own.F(a) }", "the function own.F calls itself, through own.G")]
    public void A_wrong_function_is_named_with_what_is_wrong(string nodes, string functions, string? message)
    {
        using Model model = GraphTextReader.Read($"<ir_version: 10, opset_import: [\"\": 17, \"own\": 1]> g (float[3] x) => (y) {{ {nodes} }} {functions}");

        Assert.Equal(message, GraphVerifier.Verify(model)?.Message);
    }

    [Fact]
    public void Functions_that_call_each_other_in_a_long_row_are_looked_at_without_a_deep_stack()
    {
        string row = string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"<domain: \"own\"> F{i} (a) => (b) {{ b = own.F{i + 1}(a) }}"));
        using Model model = GraphTextReader.Read($"<ir_version: 10, opset_import: [\"\": 21, \"own\": 1]> g (float[3] x) => (y) {{ y = own.F0(x) }} {row} <domain: \"own\"> F5000 (a) => (b) {{ b = Neg(a) }}");

        Assert.Null(GraphVerifier.Verify(model));
        Assert.Equal(5_001, Graph.Functions.FunctionInlining.Run(model).Inlined.Count);
        Assert.Equal("Neg", Assert.Single(model.Graph.Nodes).OpType);
    }
}
