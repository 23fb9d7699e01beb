using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>An If whose condition is constant becomes the branch that it takes.</summary>
internal sealed class ConstantIfRule : IRewriteRule
{
    public string Name => "ConstantIf";

    public IReadOnlyList<string> Operators { get; } = ["If"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        if (context.Constant(node.Input(0)) is not { ElementType: ElementType.Bool, ElementCount: 1 } condition)
        {
            return DeclineReason.NotConstant;
        }

        return node.Attribute(condition.Data.Span[0] != 0 ? "then_branch" : "else_branch")?.Graph is { SparseInitializers.Count: 0 } branch
            ? Verdict.To(() => Inline(node, branch, context))
            : DeclineReason.OtherAttributes;
    }

    private static void Inline(Node node, ModelGraph branch, RewriteContext context)
    {
        ModelGraph graph = node.Graph!;
        foreach (Value initializer in branch.Initializers.ToArray())
        {
            Tensor tensor = initializer.Initializer!;
            branch.RemoveInitializer(initializer);
            context.SetConstant(graph, Renamed(initializer, context), tensor);
        }

        Node[] inner = [.. branch.Nodes];
        Value[] results = [.. branch.Outputs];
        foreach (Node moved in inner)
        {
            branch.Remove(moved);
        }

        int index = RewriteContext.RemoveWithSubgraphs(node);
        List<Node> nodes = [.. inner.Select(n => new Node(n.OpType, n.Inputs, n.Outputs.Select(o => o is null ? null : Renamed(o, context)))
        {
            Domain = n.Domain, Overload = n.Overload, Name = n.Name, Attributes = n.Attributes,
        })];
        foreach ((Value result, Value? output) in results.Zip(node.Outputs))
        {
            if (output is not null)
            {
                nodes.Add(new Node("Identity", [result], [output]));
            }
        }

        graph.Insert(index, nodes);
        context.Forget(results.Except(context.Model.Graph.AllGraphs().SelectMany(g => g.Outputs)));
    }

    // Branches of several Ifs may use one name.
    private static Value Renamed(Value value, RewriteContext context)
    {
        value.Name = context.NewValue(value.Name).Name;
        return value;
    }
}
