using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization;
using BuildTimeML.Graph.Serialization.Proto;
using Google.Protobuf;

namespace BuildTimeML.Graph.Tests;

public sealed class GraphVerifierTests
{
    [Fact]
    public void A_chain_of_nodes_is_valid() => Assert.Null(Verify("x > Relu > a", "a > Tanh > y"));

    [Fact]
    public void A_value_that_nothing_gives_is_named_with_its_node() => AssertProblem(
        "Tanh 'y' uses 'b', which no node, input or initializer gives", "b", "x > Relu > a", "b > Tanh > y");

    [Fact]
    public void A_value_used_before_it_is_there_is_named_with_both_nodes() => AssertProblem(
        "Tanh 'y' uses 'a' before Relu 'a' gives it: the nodes are not in topological order", "a", "a > Tanh > y", "x > Relu > a");

    [Fact]
    public void A_value_with_two_sources_is_named() => AssertProblem(
        "Tanh 'y' gives 'y', which has a source already", "y", "x > Relu > y", "x > Tanh > y");

    [Fact]
    public void An_input_cannot_be_given_again() => AssertProblem("Relu 'x' gives 'x', which has a source already", "x", "x > Relu > x", "x > Tanh > y");

    [Fact]
    public void An_output_that_nothing_gives_is_named() => AssertProblem("nothing gives the output 'y' of the graph 'main'", "y", "x > Relu > a");

    [Fact]
    public void A_node_without_an_operator_is_named() => AssertProblem(" 'y' names no operator", "", "x >  > y");

    [Fact]
    public void An_operator_set_that_is_not_imported_is_named()
    {
        ModelProto proto = Proto("x > Relu > y");
        proto.Graph.Node[0].Domain = "com.example";

        Assert.Equal("com.example.Relu 'y' needs the operator set 'com.example', which the model does not import", Verify(proto)?.Message);
    }

    [Fact]
    public void A_model_without_operator_sets_is_invalid()
    {
        ModelProto proto = Proto("x > Relu > y");
        proto.OpsetImport.Clear();

        Assert.Equal("the model imports no operator set", Verify(proto)?.Message);
    }

    [Fact]
    public void A_subgraph_sees_what_comes_before_it_and_nothing_after()
    {
        Assert.Null(Verify(WithBranch("x > Relu > a", uses: "a")));
        Assert.Equal("Tanh 'inner' uses 'later' before Relu 'later' gives it: the nodes are not in topological order", Verify(WithBranch("x > Relu > a", uses: "later"))?.Message);
    }

    private static ModelProto WithBranch(string first, string uses)
    {
        ModelProto proto = Proto(first, "x > If > y", "x > Relu > later");
        var branch = new GraphProto { Name = "branch", Node = { Node($"{uses} > Tanh > inner") }, Output = { new ValueInfoProto { Name = "inner" } } };
        var other = new GraphProto { Name = "other", Node = { Node("x > Tanh > otherwise") }, Output = { new ValueInfoProto { Name = "otherwise" } } };
        proto.Graph.Node[1].Attribute.Add(new AttributeProto { Name = "then_branch", Type = AttributeProto.Types.AttributeType.Graph, G = branch });
        proto.Graph.Node[1].Attribute.Add(new AttributeProto { Name = "else_branch", Type = AttributeProto.Types.AttributeType.Graph, G = other });
        return proto;
    }

    private static void AssertProblem(string message, string value, params string[] nodes)
    {
        GraphProblem? problem = Verify(nodes);
        Assert.Equal((message, value), (problem?.Message, problem?.Value));
    }

    private static GraphProblem? Verify(params string[] nodes) => Verify(Proto(nodes));

    private static GraphProblem? Verify(ModelProto proto)
    {
        using Model model = ModelReader.Read(proto.ToByteArray());
        return GraphVerifier.Verify(model);
    }

    private static ModelProto Proto(params string[] nodes) => new()
    {
        IrVersion = 8,
        OpsetImport = { new OperatorSetIdProto { Version = 17 } },
        Graph = new GraphProto
        {
            Name = "main",
            Node = { nodes.Select(Node) },
            Input = { new ValueInfoProto { Name = "x" } },
            Output = { new ValueInfoProto { Name = "y" } },
        },
    };

    private static NodeProto Node(string text)
    {
        string[] parts = text.Split(" > ");
        return new NodeProto { Input = { parts[0] }, OpType = parts[1].Trim(), Output = { parts[2] } };
    }
}
