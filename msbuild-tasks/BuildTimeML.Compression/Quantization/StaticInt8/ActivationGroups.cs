using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>Finds which values of 8 bits share a scale.</summary>
internal sealed class ActivationGroups
{
    private readonly List<Value> _values = [];
    private readonly Dictionary<Value, Value> _parents = [];
    private readonly Dictionary<Value, ClampBounds?> _bounds = [];
    private readonly HashSet<Value> _derived = [];

    /// <param name="graph">The order of the groups is its order.</param>
    /// <param name="placed">The nodes that compute in 8 bits.</param>
    /// <param name="clamps">The clamps that go into the results of nodes.</param>
    public static IReadOnlyList<ActivationGroup> Of(ModelGraph graph, IReadOnlyDictionary<Node, OperatorPlacement> placed, IReadOnlyDictionary<Node, Node> clamps)
    {
        var groups = new ActivationGroups();
        foreach (Node node in graph.Nodes)
        {
            if (placed.TryGetValue(node, out OperatorPlacement? placement))
            {
                groups.Add(node, placement, clamps.GetValueOrDefault(node), placed);
            }
        }

        return [.. groups._values.GroupBy(groups.Root).Select(g => new ActivationGroup([.. g], [.. g.Where(v => !groups._derived.Contains(v))], groups._bounds[g.Key]))];
    }

    private void Add(Node node, OperatorPlacement placement, Node? clamp, IReadOnlyDictionary<Node, OperatorPlacement> placed)
    {
        Value[] inputs = [.. placement.Activations(node)];
        foreach (Value input in inputs)
        {
            Add(input, null);
        }

        Value result = (clamp ?? node).Outputs[0]!;
        if (!placement.NeedsQuantizedOutput && !(result.Uses.Count > 0 && result.Uses.All(u => placed.TryGetValue(u.Node, out OperatorPlacement? next) && (next.AllInputs || u.Index == 0))))
        {
            return;
        }

        Add(result, clamp is null ? null : ClampBounds.Of(clamp));
        bool moves = placement.Kind == PlacementKind.Mover || (node.Is("Concat") && clamp is null && inputs.All(i => _bounds[Root(i)] == _bounds[Root(inputs[0])]));
        if (moves)
        {
            _derived.Add(result);
            foreach (Value input in inputs)
            {
                Join(input, result);
            }
        }
    }

    private void Add(Value value, ClampBounds? bounds)
    {
        if (_parents.TryAdd(value, value))
        {
            _values.Add(value);
            _bounds.Add(value, bounds);
        }
    }

    private Value Root(Value value)
    {
        while (_parents[value] != value)
        {
            value = _parents[value];
        }

        return value;
    }

    // The earlier one leads, so that the bounds of what is moved are those of the source.
    private void Join(Value source, Value moved)
    {
        (Value first, Value second) = (Root(source), Root(moved));
        if (first == second)
        {
            return;
        }

        if (_values.IndexOf(first) > _values.IndexOf(second))
        {
            (first, second) = (second, first);
        }

        _parents[second] = first;
    }
}
