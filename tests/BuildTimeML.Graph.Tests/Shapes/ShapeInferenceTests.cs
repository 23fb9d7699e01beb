using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Tests.Shapes;

public sealed class ShapeInferenceTests
{
    [Theory]
    [InlineData("y = MatMul(x, w)", "float32 [n, 5]")]
    [InlineData("y = Add(x, x)", "float32 [n, 4]")]
    [InlineData("y = Concat<axis = 0>(x, x)", "float32 [2*n, 4]")]
    [InlineData("y = Transpose(x)", "float32 [4, n]")]
    [InlineData("y = Flatten<axis = 0>(x)", "float32 [1, 4*n]")]
    [InlineData("y = Slice<starts = [1], ends = [9223372036854775807], axes = [0]>(x)", "float32 [n + -1, 4]", 9)]
    [InlineData("y = Slice<starts = [0], ends = [-1], axes = [0]>(x)", "float32 [n + -1, 4]", 9)]
    [InlineData("y = Pad<pads = [1, 0, 2, 0]>(x)", "float32 [n + 3, 4]", 10)]
    [InlineData("y = Softmax(x)", "float32 [n, 4]")]
    [InlineData("y = Cast<to = 7>(x)", "int64 [n, 4]")]
    [InlineData("y = Greater(x, x)", "bool [n, 4]")]
    [InlineData("y = com.example.Custom(x)", null)]
    [InlineData("y = Unsqueeze<axes = [0, 3]>(x)", "float32 [1, n, 4, 1]", 11)]
    [InlineData("y = ArgMax<axis = 1, keepdims = 0>(x)", "int64 [n]")]
    public void An_operator_tells_its_output(string node, string? type, int opset = 17)
    {
        using Model model = Read($"g (float[n, 4] x) => (y) <float[4, 5] w = random(1)> {{ {node} }}", opset);

        Assert.Equal(type, ShapeInference.Run(model).Find(model.Graph.Outputs[0])?.ToString());
    }

    [Fact]
    public void A_shape_computed_in_the_graph_is_followed()
    {
        const string Text = """
            g (float[n, 6, 4] x) => (y) <int64 zero = {0}, int64 one = {1}, int64[1] first = {0}, int64[1] two = {2}, int64[1] rest = {-1}> {
              s = Shape(x)
              batch = Gather(s, zero)
              b = Unsqueeze(batch, first)
              rows = Gather(s, one)
              r = Unsqueeze(rows, first)
              half = Div(r, two)
              target = Concat<axis = 0>(b, half, rest, two)
              y = Reshape(x, target)
            }
            """;
        using Model model = Read(Text);
        ShapeFacts facts = ShapeInference.Run(model);

        Assert.True(facts.TryGetElements(Value(model, "target"), out SymbolicTensor? target));
        Assert.Equal("{n, 3, -1, 2}", target.ToString());
        Assert.Equal("float32 [n, 3, 4, 2]", facts.Find(model.Graph.Outputs[0])!.ToString());
    }

    [Theory]
    [InlineData("c = Equal(s, s)", "{1, 1}")]
    [InlineData("c = Mul(s, s)", "{n*n, 16}")]
    [InlineData("c = ReduceProd(s)", "{4*n}")]
    [InlineData("c = Slice(s, one, two)", "{4}")]
    [InlineData("c = ConstantOfShape<value = int64[1] {7}>(two)", "{7, 7}")]
    [InlineData("c = Range(zero, three, unit)", "{0, 1, 2}")]
    [InlineData("c = Size(x)", "{4*n}")]
    [InlineData("a = Equal(s, four)  c = Where(a, four, s)", null)]
    [InlineData("a = Cast<to = 1>(s)  f = Floor(a)  c = Cast<to = 7>(f)", "{n, 4}")]
    [InlineData("c = Min(s, s)", "{n, 4}")]
    [InlineData("a, b = Split(s)  c = Concat<axis = 0>(b, a)", "{4, n}")]
    public void Small_integers_are_followed(string nodes, string? elements)
    {
        string text = $"g (float[n, 4] x) => (c) <int64[1] one = {{1}}, int64[1] two = {{2}}, int64 zero = {{0}}, int64 three = {{3}}, int64 unit = {{1}}, int64[1] four = {{4}}> {{ s = Shape(x)  {nodes} }}";
        using Model model = Read(text, opset: 13);
        ShapeFacts facts = ShapeInference.Run(model);

        SymbolicTensor? found = facts.Find(model.Graph.Outputs[0])?.Elements;
        if (elements is null)
        {
            Assert.True(found is null || found.Elements[0].Constant is null);
        }
        else
        {
            Assert.Equal(elements, found?.ToString());
        }
    }

    [Fact]
    public void Branches_tell_what_holds_for_both()
    {
        const string Text = """
            g (float[n, 4] x, bool c) => (y) {
              y = If<then_branch = t () => (a) { a = Relu(x) }, else_branch = e () => (b) { b = Concat<axis = 0>(x, x) }>(c)
            }
            """;
        using Model model = Read(Text);

        IReadOnlyList<Dim> shape = ShapeInference.Run(model).Find(model.Graph.Outputs[0])!.Shape!;

        Assert.Null(shape[0].Constant ?? (object?)shape[0].Symbol);
        Assert.Equal(4, shape[1].Constant);
    }

    [Fact]
    public void A_state_that_grows_in_a_loop_is_unknown_and_one_that_does_not_is_known()
    {
        const string Text = """
            g (float[n, 4] x, int64 trips, bool go) => (grown, kept, stacked) {
              grown, kept, stacked = Loop<body = b (i, c, g0, k0) => (c1, g1, k1, s1) {
                c1 = Identity(c)  g1 = Concat<axis = 0>(g0, k0)  k1 = Relu(k0)  s1 = Neg(k0)
              }>(trips, go, x, x)
            }
            """;
        using Model model = Read(Text);
        ShapeFacts facts = ShapeInference.Run(model);

        Assert.Empty(facts.Contradictions);
        Assert.Null(facts.Find(model.Graph.Outputs[0])!.Shape?[0].Symbol);
        Assert.Equal("float32 [n, 4]", facts.Find(model.Graph.Outputs[1])!.ToString());
        Assert.Matches(@"^float32 \[\?\d+, n, 4\]$", facts.Find(model.Graph.Outputs[2])!.ToString());
    }

    [Fact]
    public async Task Loops_in_loops_take_no_longer_than_they_have_to()
    {
        const int Depth = 40;
        string body = $"l{Depth} = Cast<to = 7>(s{Depth})";
        for (int i = Depth; i > 0; i--)
        {
            body = $"c{i - 1} = Identity(c)  l{i - 1} = Loop<body = b{i} (i{i}, d{i}, s{i}) => (c{i}, l{i}) {{ {(i == Depth ? $"c{Depth} = Identity(c)  " : "")}{body} }}>(trips, c, s{i - 1})";
        }

        using Model model = Read($"g (float[n] s0, int64 trips, bool c) => (l0) {{ {body} }}");

        ShapeFacts facts = await Task.Run(() => ShapeInference.Run(model)).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Empty(facts.Contradictions);
    }

    [Fact]
    public void A_scan_cuts_its_inputs_and_stacks_its_outputs()
    {
        const string Text = """
            g (float[n, 4] x, float[4] start) => (last, all) {
              last, all = Scan<num_scan_inputs = 1, body = b (s, r) => (s1, o) { s1 = Add(s, r)  o = Identity(s1) }>(start, x)
            }
            """;
        using Model model = Read(Text);
        ShapeFacts facts = ShapeInference.Run(model);

        Assert.Equal("float32 [4]", facts.Find(model.Graph.Outputs[0])!.ToString());
        Assert.Equal("float32 [n, 4]", facts.Find(model.Graph.Outputs[1])!.ToString());
    }

    [Fact]
    public void Elements_of_a_sequence_are_not_taken_to_be_of_one_length()
    {
        using Model model = Read("g (seq(float[n]) x, int64 i, int64 j) => (y) { a = SequenceAt(x, i)  b = SequenceAt(x, j)  y = Concat<axis = 0>(a, b) }");
        ShapeFacts facts = ShapeInference.Run(model);

        Assert.NotEqual(facts.Find(Value(model, "a"))!.Shape![0], facts.Find(Value(model, "b"))!.Shape![0]);
    }

    [Fact]
    public void What_the_file_declares_counts_where_nothing_better_is_known()
    {
        using Model model = Read("g (float[n, 4] x, int64[2] target) => (float[3, 8] y) { y = Reshape(x, target) }");

        Assert.Equal("float32 [3, 8]", ShapeInference.Run(model).Find(model.Graph.Outputs[0])!.ToString());
        Assert.NotEqual("float32 [3, 8]", ShapeInference.Run(model, useDeclared: false).Find(model.Graph.Outputs[0])!.ToString());
    }

    [Fact]
    public void A_declared_shape_that_cannot_be_is_a_contradiction_that_names_node_and_value()
    {
        using Model model = Read("g (float[n, 4] x) => (float[n, 5] y) { y = Relu(x) }");

        GraphProblem problem = Assert.Single(ShapeInference.Run(model).Contradictions);

        Assert.Equal(("Relu 'y'", "y", "Relu 'y' gives 'y' as float32 [n, 4], and the file declares float32 [n, 5]"), (problem.Node, problem.Value, problem.Message));
    }

    [Theory]
    [InlineData("y = MatMul(x, x)", "MatMul 'y' cannot take 'x': the inner dimensions: 4 and 3 differ")]
    [InlineData("y = Reshape(x, t)", "Reshape 'y' cannot take 'x': its 12 elements do not fill the shape [5, 2]")]
    [InlineData("y = Transpose<perm = [0, 0]>(x)", "Transpose 'y' cannot take 'x': [0, 0] is no order of its 2 dimensions")]
    [InlineData("y = Softmax(x)  z = Gather<axis = 7>(y, t)", "Gather 'z' cannot take 'y': axis 7 is outside of the 2 dimensions")]
    public void An_operator_given_what_it_does_not_take_is_named(string node, string message)
    {
        using Model model = Read($"g (float[3, 4] x) => (y) <int64[2] t = {{5, 2}}> {{ {node} }}");

        Assert.Equal(message, Assert.Single(ShapeInference.Run(model).Contradictions).Message);
    }

    [Fact]
    public void A_weight_that_the_caller_may_replace_is_no_constant()
    {
        const string Text = "g (float[n, 4] x, int64[2] t) => (y) <int64[2] t = {2, -1}> { y = Reshape(x, t) }";
        using Model replaceable = Read(Text);
        using Model old = Read(Text, irVersion: 3);

        Assert.Null(ShapeInference.Run(replaceable).Find(replaceable.Graph.Outputs[0])!.Shape![0].Constant);
        Assert.Equal(2, ShapeInference.Run(old).Find(old.Graph.Outputs[0])!.Shape![0].Constant);
    }

    [Fact]
    public void Annotating_leaves_what_the_file_declares()
    {
        using Model model = Read("g (float[n, 4] x) => (float[m, 4] y) { a = Relu(x)  y = Neg(a) }");

        ShapeInference.Run(model).Annotate();

        Assert.Equal("float32 [n, 4]", Value(model, "a").Type!.ToString());
        Assert.Equal("float32 [m, 4]", model.Graph.Outputs[0].Type!.ToString());
    }

    private static Value Value(Model model, string name) => model.Graph.Nodes.SelectMany(n => n.Outputs).OfType<Value>().Single(v => v.Name == name);

    private static Model Read(string text, int opset = 17, int irVersion = 8) =>
        GraphTextReader.Read($"<ir_version: {irVersion}, opset_import: [\"\": {opset}, \"com.example\": 1]>\n{text}");
}
