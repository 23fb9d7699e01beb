using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Tests.Ir;

public sealed class ConnectionTests
{
    [Fact]
    public void Values_know_their_source_and_their_uses()
    {
        var (x, a) = (new Value("x"), new Value("a"));
        var node = new Node("Add", [x, x], [null, a]);

        Assert.Equal([new Use(node, 0), new Use(node, 1)], x.Uses);
        Assert.Equal((node, 1), (a.Producer, a.OutputIndex));

        node.SetInput(0, a);

        Assert.Equal([new Use(node, 1)], x.Uses);
        Assert.Equal([new Use(node, 0)], a.Uses);
    }

    [Fact]
    public void A_removed_node_leaves_no_trace_in_its_values()
    {
        var (x, a) = (new Value("x"), new Value("a"));
        var graph = new ModelGraph("g");
        Node node = graph.Add(new Node("Relu", [x], [a]));

        Assert.Equal(0, graph.Remove(node));

        Assert.Empty(x.Uses);
        Assert.Null(a.Producer);
        Assert.Null(node.Graph);
    }

    [Fact]
    public void A_value_has_one_source()
    {
        var a = new Value("a");
        var graph = new ModelGraph("g");
        _ = new Node("Relu", [], [a]);

        Assert.Throws<InvalidOperationException>(() => new Node("Tanh", [], [a]));
        Assert.Throws<InvalidOperationException>(() => graph.AddInitializer(a, Tensor.Scalar(1)));
    }

    [Fact]
    public void A_tensor_has_as_many_bytes_as_its_shape_says() =>
        Assert.Throws<ArgumentException>(() => new Tensor(ElementType.Int4, [3], new byte[3]));

    [Theory]
    [InlineData(ElementType.Int4, 3, 2)]
    [InlineData(ElementType.UInt2, 5, 2)]
    [InlineData(ElementType.Float32, 3, 12)]
    [InlineData(ElementType.Complex128, 1, 16)]
    public void Elements_smaller_than_a_byte_are_packed(ElementType type, long elements, long bytes) => Assert.Equal(bytes, ElementTypes.BytesOf(type, elements));

    [Fact]
    public void Every_element_type_but_text_has_a_size() =>
        Assert.All(Enum.GetValues<ElementType>().Except([ElementType.Undefined, ElementType.String]), t => Assert.NotEqual(0, ElementTypes.BitsOf(t)));

    [Fact]
    public void A_name_that_is_taken_gets_the_next_number()
    {
        var graph = new ModelGraph("g");
        graph.Add(new Node("Relu", [new Value("x")], [new Value("y")]));
        var names = new NameScope(new Model(graph));

        Assert.Equal(["z", "x_2", "y_2", "x_3"], [names.Unique("z"), names.Unique("x"), names.Unique("y"), names.Unique("x")]);
    }
}
