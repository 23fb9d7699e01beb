using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Functions;

/// <summary>Copies the nodes of a function's body for one call: references to attributes become what the call gives.</summary>
/// <param name="arguments">The attributes of the call, and the defaults of those that it leaves out.</param>
/// <param name="values">What stands for values of the body; null for an input that the call leaves out. All others are made.</param>
/// <param name="nameOf">Names a value that is made.</param>
/// <param name="prefix">Stands before the names of nodes.</param>
internal sealed class BodyCopy(IReadOnlyDictionary<string, NodeAttribute> arguments, Dictionary<Value, Value?> values, Func<string, string> nameOf, string prefix)
{
    public Node Copy(Node node) => new(node.OpType, node.Inputs.Select(Of), node.Outputs.Select(Of))
    {
        Domain = node.Domain,
        Overload = node.Overload,
        Name = node.Name.Length == 0 || prefix.Length == 0 ? node.Name : $"{prefix}/{node.Name}",
        Attributes = [.. node.Attributes.Select(Copy).OfType<NodeAttribute>()],
        Unmodelled = node.Unmodelled,
    };

    public Value? Of(Value? value)
    {
        if (value is null)
        {
            return null;
        }

        if (!values.TryGetValue(value, out Value? copy))
        {
            values.Add(value, copy = new Value(nameOf(value.Name)));
        }

        return copy;
    }

    // An attribute that refers to one that the call leaves out is left out too.
    private NodeAttribute? Copy(NodeAttribute attribute) =>
        attribute.Reference is { } reference ? arguments.GetValueOrDefault(reference)?.WithName(attribute.Name)
        : attribute.Subgraphs.ToArray() is { Length: > 0 } graphs ? attribute.WithSubgraphs(Array.ConvertAll(graphs, Copy))
        : attribute;

    private ModelGraph Copy(ModelGraph graph)
    {
        var copy = new ModelGraph(graph.Name) { Unmodelled = graph.Unmodelled };
        copy.Inputs.AddRange(graph.Inputs.Select(Typed));
        foreach (Value initializer in graph.Initializers)
        {
            copy.AddInitializer(Of(initializer)!, initializer.Initializer!);
        }

        foreach (Value initializer in graph.SparseInitializers)
        {
            copy.AddSparseInitializer(Of(initializer)!, initializer.SparseInitializer!);
        }

        foreach (Node node in graph.Nodes)
        {
            copy.Add(Copy(node));
        }

        copy.Outputs.AddRange(graph.Outputs.Select(o => o.Producer?.Graph == graph ? Typed(o) : Of(o)!));
        return copy;
    }

    // Subgraphs say what they take and give. What a function says of values in between is not kept: another call may have other types.
    private Value Typed(Value value)
    {
        Value copy = Of(value)!;
        copy.Type ??= WithoutSymbols(value.Type);
        return copy;
    }

    // A symbol of the body is not the dimension that has the same name around the call.
    private static OnnxType? WithoutSymbols(OnnxType? type) => type is TensorType { Shape: { } shape } tensor && shape.Any(d => d.Symbol is not null)
        ? new TensorType(tensor.ElementType, [.. shape.Select(d => d.Symbol is null ? d : Dimension.Unknown)])
        : type;
}
