using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Tests.Helpers;
using BuildTimeML.Compression.Tests.Versioning;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Passes;

/// <summary>The engine runs functions itself: what it gives for a model with calls, it gives for the model without them.</summary>
public sealed class InlineFunctionsPassTests
{
    private const string Header = "<ir_version: 10, opset_import: [\"\": 18, \"own\": 1]>";
    private const string Own = "<domain: \"own\", opset_import: [\"\": 18, \"own\": 1]>";
    private const string Scale = Own + " Scale <by: float = 2.0> (x) => (y) { s = Constant<value_float: float = @by>()  y = Mul(x, s) }";

    [Theory]
    [InlineData("Constant Mul Constant Mul", "g (float[3] x) => (float[3] y) { h = own.Scale(x)  y = own.Scale<by = 5.0>(h) }" + Scale)]
    [InlineData("Constant Mul Constant Mul Relu", "g (float[3] x) => (float[3] y) { y = own.Both(x) }" + Own + " Both <by: float = 3.0> (x) => (y) { h = own.Scale<by: float = @by>(x)  s = own.Scale(h)  y = Relu(s) }" + Scale)]
    [InlineData("Constant Mul Neg", "g (float[3] x) => (float[3] y) { h = own.Outer(x)  y = Neg(h) }" + Own + " Outer <by> (x) => (y) { y = own.Scale<by: float = @by>(x) }" + Scale)]
    [InlineData("Clip", "g (float[3] x, float m) => (float[3] y) { y = own.Limit(x, , m) }" + Own + " Limit (x, low, high) => (y) { y = Clip(x, low, high) }")]
    [InlineData("Softmax", "g (float[3, 4] x) => (float[3, 4] y) { y = own.S<axis = 0>(x) }" + Own + " S <axis> (x) => (y) { y = Softmax<axis: int = @axis>(x) }")]
    [InlineData("Softmax", "g (float[3, 4] x) => (float[3, 4] y) { y = own.S(x) }" + Own + " S <axis> (x) => (y) { y = Softmax<axis: int = @axis>(x) }")]
    [InlineData("Split Neg Add", "g (float[4] x) => (float[2] y) { a, , = own.F(x)  y = Add(a, a) }" + Own + " F (x) => (a, b, c) { a, b = Split<num_outputs = 2>(x)  c = Neg(b) }")]
    [InlineData("Neg Relu", "g (float[3] x) => (float[3] y) { h = own.F:a(x)  y = own.F:b(h) } <domain: \"own\", overload: \"a\", opset_import: [\"\": 18]> F (x) => (y) { y = Neg(x) } <domain: \"own\", overload: \"b\", opset_import: [\"\": 18]> F (x) => (y) { y = Relu(x) }")]
    [InlineData("If", "g (float[3] x, bool c) => (float[3] y) { y = If<then_branch = t () => (t) { t = own.Scale(x) }, else_branch = e () => (e) { e = own.Scale<by = -1.0>(x) }>(c) }" + Scale)]
    [InlineData("Neg If Neg If Add", "g (float[3] x, bool c) => (float[3] y) { a = own.F(x, c)  b = own.F(a, c)  y = Add(a, b) }" + Own + " F (x, c) => (y) { n = Neg(x)  y = If<then_branch = t () => (t) { t = Mul(n, x) }, else_branch = e () => (e) { e = Identity(n) }>(c) }")]
    [InlineData("Loop", "g (float[3] x, int64 n, bool c) => (float[3] y) { y = own.F(x, n, c) }" + Own + " F (x, n, c) => (y) { y = Loop<body = b (int64 i, bool go, float[3] s) => (bool on, float[3] t) { on = Identity(go)  t = Add(s, x) }>(n, c, x) }")]
    public void Bodies_take_the_place_of_calls(string operators, string text)
    {
        using Model model = GraphTextReader.Read(Header + text);
        byte[] before = Compressed.Bytes(model);
        var log = new PassLog();

        Assert.True(PassRunner.Run(model, [new InlineFunctionsPass()], log));

        Assert.Empty(log.Declined);
        Assert.Empty(model.Functions);
        Assert.Equal(operators, string.Join(' ', model.Graph.Nodes.Select(n => n.OpType)));
        EngineResults.AssertClose(EngineResults.Run(before), EngineResults.Run(Compressed.Bytes(model)), 0);
    }

    [Theory]
    [InlineData("ReduceSum", "<domain: \"own\", opset_import: [\"\": 12]> F <axes> (x) => (y) { y = ReduceSum<axes: ints = @axes>(x) }", "y = ReduceSum(x, a)")]
    [InlineData("Relu", "<domain: \"own\", opset_import: [\"\": 14]> F <axes> (x) => (y) { y = Relu(x) }", "y = Relu(x)")]
    [InlineData("Relu", "<domain: \"own\", opset_import: [\"\": 21]> F <axes> (x) => (y) { y = Relu(x) }", "y = Relu(x)")]
    public void Bodies_of_other_versions_become_those_of_the_model(string operators, string function, string node)
    {
        using Model expected = GraphTextReader.Read($"{Header} g (float[3, 4] x) => (y) <int64[1] a = {{1}}> {{ {node} }}");
        using Model model = GraphTextReader.Read($"{Header} g (float[3, 4] x) => (y) {{ y = own.F<axes = [1]>(x) }} {function}");

        Assert.True(PassRunner.Run(model, [new InlineFunctionsPass()], new PassLog()));

        Assert.Equal(operators, string.Join(' ', model.Graph.Nodes.Select(n => n.OpType)));
        EngineResults.AssertClose(EngineResults.Run(Compressed.Bytes(expected)), EngineResults.Run(Compressed.Bytes(model)), 0);
    }

    // The engine refuses such a function.
    [Fact]
    public void An_output_that_is_an_input_or_there_twice_is_passed_on()
    {
        using Model model = GraphTextReader.Read(Header + "g (float[3] x) => (float[3] y, float[3] z, float[3] w) { y, z, w = own.F(x) }" + Own + " F (x) => (x, r, r) { r = Relu(x) }");

        Assert.True(PassRunner.Run(model, [new InlineFunctionsPass()], new PassLog()));

        Assert.Equal(["Relu(x) z", "Identity(x) y", "Identity(z) w"], model.Graph.Nodes.Select(n => $"{n.OpType}({n.Inputs[0]}) {n.Outputs[0]}"));
    }

    [Fact]
    public void Names_never_meet_those_of_the_graph()
    {
        using Model model = GraphTextReader.Read(Header + "g (float[3] x, float[3] y.s, float[3] h.s) => (float[3] y, float[3] z) { h = own.Scale(x)  y = own.Scale(h)  z = Add(y.s, h.s) }" + Scale);

        Assert.True(PassRunner.Run(model, [new InlineFunctionsPass()], new PassLog()));

        Assert.Equal(["h.s_2", "h", "y.s_2", "y", "z"], model.Graph.Nodes.Select(n => n.Outputs[0]!.Name));
    }

    [Fact]
    public void What_a_function_declares_of_values_in_between_is_not_kept_and_what_subgraphs_declare_is()
    {
        using Model model = GraphTextReader.Read(Header + "g (float[3] x, bool c) => (y) { y = own.F(x, c) }" + Own
            + " F (x, c) => (y) <int64[9] h> { h = Neg(x)  y = If<then_branch = t () => (float[N] t) { t = Relu(h) }, else_branch = e () => (float e) { e = Abs(h) }>(c) }");

        Assert.True(PassRunner.Run(model, [new InlineFunctionsPass()], new PassLog()));

        Assert.Null(model.Graph.Nodes[0].Outputs[0]!.Type);
        Assert.Equal(["float32 [?]", "float32 []"], model.Graph.Nodes[1].Attributes.Select(a => a.Graph!.Outputs[0].Type!.ToString()));
    }

    [Fact]
    public void A_call_that_stays_is_logged_with_its_function_and_the_versions()
    {
        using Model model = GraphTextReader.Read("<ir_version: 10, opset_import: [\"\": 13, \"own\": 1]> g (float[3] x) => (y) { y = own.F(x) } <domain: \"own\", opset_import: [\"\": 18]> F (a) => (b) { b = ReduceMax(a) }");
        var log = new PassLog();

        Assert.False(PassRunner.Run(model, [new InlineFunctionsPass()], log));

        Decision decision = Assert.Single(log.Declined);
        Assert.Equal(DeclineReason.OtherOpset, decision.Reason);
        Assert.Equal("own.F 'y': the function own.F is written for version 18 of the default operator set, and the model for version 13", decision.Subject);
    }

    [Fact]
    public void Precisions_reach_what_is_in_functions()
    {
        const string Text = Header + "g (float[2, 64] x) => (float[2, 64] y) <float[64, 64] w = random(1)> { y = own.Product(x, w) }" + Own + " Product (x, w) => (y) { y = MatMul(x, w) }";
        using var folder = new TemporaryFolder();
        using Model model = GraphTextReader.Read(Text);
        File.WriteAllBytes(folder.File("m.onnx"), Compressed.Bytes(model));

        byte[] made = Compressed.Make(folder.File("m.onnx"), "Int8Dynamic");

        Assert.InRange(made.Length, 1, 64 * 64 * 2);
    }
}
