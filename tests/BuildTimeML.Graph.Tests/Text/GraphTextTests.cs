using System.Text;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.TestAssets;

namespace BuildTimeML.Graph.Tests.Text;

public sealed class GraphTextTests
{
    private const string Example = """
        <ir_version: 8, opset_import: ["": 17, "com.microsoft": 1]>
        main (float[N, 4] x, bool take) => (float[N, 2] y, float[] z) <
          float[4, 2] w = {1, 2.5, -3, inf, nan, 1E-07, 0.1, -inf},
          int64[2] shape = {-1, 2},
          string[2] texts = {"a \"b\"", ""},
          float16 half = {0.5},
          bfloat16[2] brain = {1, -2.25},
          int4[3] packed = 0x2103,
          bool[2] flags = {0, 1},
          float[N, 2] product
        > {
          product = MatMul(x, w)
          ["the first"] "onnx::12", "" = com.microsoft.Some<alpha = 1.0, axes = [1, -2], mode = "linear", none: ints = [], scales = [0.5, 2.0], names = ["a", "b"]>(product, "", shape)
          y = If<then_branch = yes () => (a) {
            a = Identity("onnx::12")
          }, else_branch = no () => (b) <
            float[1] c = {3}
          > {
            b = Add(product, c)
          }>(take)
          z = Constant<value = float[2] {1, 2}>()
        }

        """;

    [Fact]
    public void A_text_read_and_written_is_the_same_text()
    {
        using Model model = GraphTextReader.Read(Example);

        Assert.Equal(Example, GraphTextWriter.Write(model));
        Assert.Null(GraphVerifier.Verify(model));
    }

    [Fact]
    public void A_text_becomes_the_graph_that_it_says()
    {
        using Model model = GraphTextReader.Read(Example);

        Assert.Equal((8, 17, 1), (model.IrVersion, model.OpsetVersion(), model.OpsetVersion("com.microsoft")));
        Node some = model.Graph.Nodes[1];
        Assert.Equal(("com.microsoft", "Some", "the first"), (some.Domain, some.OpType, some.Name));
        Assert.Null(some.Inputs[1]);
        Assert.Null(some.Outputs[1]);
        Assert.Equal(AttributeKind.Float, some.Attribute("alpha")!.Kind);
        Assert.Equal([1L, -2L], some.Attribute("axes")!.Ints);
        Assert.Empty(some.Attribute("none")!.Ints!);
        Assert.Same(model.Graph.Nodes[0].Outputs[0], some.Inputs[0]);
        Assert.Same(some.Outputs[0], model.Graph.Nodes[2].Attribute("then_branch")!.Graph!.Nodes[0].Inputs[0]);
        Tensor Named(string name) => model.Graph.Initializers.Single(i => i.Name == name).Initializer!;
        Assert.Equal([1f, 2.5f, -3f, float.PositiveInfinity, float.NaN, 1e-7f, 0.1f, float.NegativeInfinity], Named("w").Elements<float>().ToArray());
        Assert.Equal([0x80, 0x3F, 0x10, 0xC0], Named("brain").Data.ToArray());
        Assert.Equal([0x21, 0x03], Named("packed").Data.ToArray());
        Assert.Equal("a \"b\"", Encoding.UTF8.GetString(Named("texts").Strings[0].Span));
    }

    [Fact]
    public void A_header_and_types_may_be_left_out_and_nodes_come_in_any_order()
    {
        using Model model = GraphTextReader.Read("g (x) => (y) { y = Relu(h)  h = Clip(x, , m)  m = Neg(x) } # the end");

        Assert.Equal((GraphTextReader.DefaultIrVersion, GraphTextReader.DefaultOpset), (model.IrVersion, model.OpsetVersion()));
        Assert.Same(model.Graph.Nodes[1], model.Graph.Nodes[0].Inputs[0]!.Producer);
        Assert.Contains("topological", GraphVerifier.Verify(model)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_initializer_that_is_an_input_too_is_one_value()
    {
        using Model model = GraphTextReader.Read("g (float[2] x, float[2] w) => (y) <float[2] w = {1, 2}> { y = Add(x, w) }");

        Assert.Same(model.Graph.Inputs[1], model.Graph.Initializers[0]);
    }

    [Fact]
    public void Constants_are_filled_or_follow_from_a_seed()
    {
        const string Text = "g () => (y) <float[3] a = fill(1.5), float[100] r = random(7)> { y = Add(a, r) }";
        using Model one = GraphTextReader.Read(Text);
        using Model two = GraphTextReader.Read(Text);

        Assert.Equal([1.5f, 1.5f, 1.5f], one.Graph.Initializers[0].Initializer!.Elements<float>().ToArray());
        float[] random = one.Graph.Initializers[1].Initializer!.Elements<float>().ToArray();
        Assert.Equal(random, two.Graph.Initializers[1].Initializer!.Elements<float>().ToArray());
        Assert.All(random, r => Assert.InRange(r, -1, 1));
        Assert.True(random.Distinct().Count() > 90);
    }

    [Theory]
    [InlineData("float[2, 3]", "seq(float[N])", "optional(seq(int64))", "map(string, float[])", "sparse_tensor(double[3])", "opaque(\"a\", \"b\")", "float8e4m3fn[?]", "uint2[4]")]
    public void Every_kind_of_type_is_read_and_written(params string[] types)
    {
        string text = $"g ({string.Join(", ", types.Select((t, i) => $"{t} v{i}"))}) => () {{\n}}\n";
        using Model model = GraphTextReader.Read(text);

        Assert.Equal(text, GraphTextWriter.Write(model.Graph));
    }

    [Fact]
    public void Large_constants_are_described_and_then_not_read_back()
    {
        using Model model = GraphTextReader.Read("g () => (w) <float[10, 10] w = random(1)> { }");
        string text = GraphTextWriter.Write(model);

        Assert.Matches("float\\[10, 10\\] w = omitted\\(400 bytes, sha256 [0-9a-f]{12}\\)", text);
        Assert.Contains("the elements of 'w' are left out", Assert.Throws<GraphTextException>(() => GraphTextReader.Read(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("g (x) => (y) {\n  y = Relu(x\n}", 3, 1, "')' should be here, not '}'")]
    [InlineData("g (x) => (y) { y = Relu<a = [1, 2.5]>(x) }", 1, 37, "of one kind")]
    [InlineData("g (x) => (y) { y = Relu<a = []>(x) }", 1, 31, "names its kind")]
    [InlineData("g (x) => (y) <float[2] w = {1}> { }", 1, 28, "takes 8 bytes, not 4")]
    [InlineData("g (x) => (y) <int8 w = {300}> { }", 1, 24, "int8 cannot be this")]
    [InlineData("g (x) => (y) <float[N] w = {1}> { }", 1, 15, "dimensions that are numbers")]
    [InlineData("<version: 3> g () => () { }", 1, 2, "'version' is none of ir_version, opset_import")]
    [InlineData("g () => () { } ;", 1, 16, "';' has no meaning")]
    [InlineData("g (\"x) => () { }", 1, 4, "not closed")]
    [InlineData("g () => () { } h", 1, 17, "'(' should be here, not the end")]
    public void Errors_name_the_place(string text, int line, int column, string message)
    {
        var error = Assert.Throws<GraphTextException>(() => GraphTextReader.Read(text));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public void Graphs_that_lie_in_each_other_without_end_are_refused()
    {
        string text = string.Concat(Enumerable.Repeat("g () => () { = If<b = ", 60));

        Assert.Contains("50 deep", Assert.Throws<GraphTextException>(() => GraphTextReader.Read(text)).Message, StringComparison.Ordinal);
    }

    [TestDataTheory]
    [InlineData("iris-random-forest")]
    [InlineData("mnist-mobilenet")]
    public void A_model_written_as_text_and_read_again_is_the_same(string name)
    {
        using Model model = ModelReader.Read(TestData.File($"models/{name}.onnx"));
        string text = GraphTextWriter.Write(model, long.MaxValue);
        using Model again = GraphTextReader.Read(text);

        Assert.Equal(text, GraphTextWriter.Write(again, long.MaxValue));
        Assert.Null(GraphVerifier.Verify(again));
        foreach ((Value expected, Value actual) in model.Graph.Initializers.Zip(again.Graph.Initializers))
        {
            Assert.True(expected.Initializer!.Data.Span.SequenceEqual(actual.Initializer!.Data.Span), expected.Name);
        }
    }
}
