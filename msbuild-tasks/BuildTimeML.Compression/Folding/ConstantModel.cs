using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Folding;

/// <summary>Cuts a model without inputs out of another.</summary>
internal sealed class ConstantModel(Model source)
{
    private readonly Dictionary<Value, Value> _copies = [];
    private readonly ModelGraph _graph = new("constants");

    /// <summary>What of the nodes is needed for the wanted values, under the same names.</summary>
    public Model Make(IReadOnlyList<Node> nodes, IReadOnlyList<Value> wanted)
    {
        HashSet<Node> needed = Needed(wanted);
        foreach (Node node in nodes.Where(needed.Contains))
        {
            _graph.Add(new Node(node.OpType, node.Inputs.Select(Copy), node.Outputs.Select(Copy)) { Domain = node.Domain, Attributes = node.Attributes });
        }

        _graph.Outputs.AddRange(wanted.Select(w => Copy(w)!));
        var model = new Model(_graph) { IrVersion = Math.Max(source.IrVersion, 4) };
        model.Opsets.AddRange(source.Opsets);
        return model;
    }

    private static HashSet<Node> Needed(IReadOnlyList<Value> wanted)
    {
        var needed = new HashSet<Node>();
        var open = new Stack<Value>(wanted);
        while (open.TryPop(out Value? value))
        {
            if (value.Producer is { } producer && needed.Add(producer))
            {
                foreach (Value input in producer.Inputs.OfType<Value>())
                {
                    open.Push(input);
                }
            }
        }

        return needed;
    }

    private Value? Copy(Value? value)
    {
        if (value is null)
        {
            return null;
        }

        if (!_copies.TryGetValue(value, out Value? copy))
        {
            _copies.Add(value, copy = new Value(value.Name));
            if (value.Initializer is { } tensor)
            {
                _graph.AddInitializer(copy, tensor);
            }
        }

        return copy;
    }
}
