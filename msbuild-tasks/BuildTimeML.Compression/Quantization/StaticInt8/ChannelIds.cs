using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>
/// Which channels of which values are the same numbers up to what Relu, pooling and the like do to them, so that a factor on one goes
/// through to all: from the rows of a layer to the columns of the layers that follow.
/// </summary>
internal sealed class ChannelIds
{
    private readonly Dictionary<Value, int[]> _ids = [];
    private readonly List<int> _parents = [];
    private HashSet<int> _pinned = [];

    private ChannelIds()
    {
    }

    /// <summary>How many ids were given.</summary>
    public int Count => _parents.Count;

    /// <param name="model">A valid model.</param>
    /// <param name="layers">Its layers that can take factors.</param>
    public static ChannelIds Of(Model model, IEnumerable<StaticLayer> layers)
    {
        var ids = new ChannelIds();
        ShapeFacts facts = ShapeInference.Run(model);
        var byNode = layers.ToDictionary(l => l.Node);
        foreach (Node node in model.Graph.Nodes)
        {
            if (byNode.TryGetValue(node, out StaticLayer? layer) && !node.Is("MatMul"))
            {
                ids._ids.Add(node.Outputs[0]!, [.. Enumerable.Range(0, layer.Rows).Select(_ => ids.New())]);
            }
            else if (node.Attributes.Exists(a => a.Subgraphs.Any()) || ids.Through(node, facts) is not { } through)
            {
                ids.Pin(node.Attributes.SelectMany(a => a.Subgraphs).SelectMany(g => g.AllNodes()).Append(node).SelectMany(n => n.Inputs));
            }
            else
            {
                ids._ids.Add(node.Outputs[0]!, through);
            }
        }

        ids.Pin(model.Graph.Outputs);
        ids._pinned = [.. ids._pinned.Select(ids.Root)];
        return ids;
    }

    /// <summary>One per channel; null for a value whose channels cannot be told.</summary>
    public int[]? Find(Value value) => _ids.TryGetValue(value, out int[]? ids) ? Array.ConvertAll(ids, Root) : null;

    /// <summary>Whether something needs the numbers as they are.</summary>
    public bool IsPinned(int id) => _pinned.Contains(id);

    private int New()
    {
        _parents.Add(_parents.Count);
        return _parents.Count - 1;
    }

    private void Pin(IEnumerable<Value?> values) => _pinned.UnionWith(values.OfType<Value>().SelectMany(v => _ids.GetValueOrDefault(v) ?? []));

    private int Root(int id)
    {
        while (_parents[id] != id)
        {
            id = _parents[id];
        }

        return id;
    }

    // The ids of the node's result; null where a factor does not go through.
    private int[]? Through(Node node, ShapeFacts facts)
    {
        int[]?[] inputs = [.. node.Inputs.Select(i => i is null ? null : _ids.GetValueOrDefault(i))];
        if (node.Domain.Length > 0 || inputs is not [{ } first, ..] || node.Outputs is not [not null])
        {
            return null;
        }

        return node.OpType switch
        {
            "Relu" or "LeakyRelu" or "MaxPool" or "AveragePool" or "GlobalAveragePool" or "Identity" => first,
            "Clip" when ClampBounds.Of(node) is { Minimum: 0 } => first,
            "ReduceMean" when IsOverSpace(node, facts) => first,
            "Concat" when node.Attribute("axis")?.Int == 1 && inputs.All(i => i is not null) => [.. inputs.SelectMany(i => i!)],
            "Add" when inputs is [_, { } second] && second.Length == first.Length => Join(first, second),
            "Flatten" or "Reshape" => Flattened(node, first, facts),
            _ => null,
        };
    }

    private int[] Join(int[] first, int[] second)
    {
        foreach ((int a, int b) in first.Zip(second, (a, b) => (Root(a), Root(b))))
        {
            _parents[Math.Max(a, b)] = Math.Min(a, b);
        }

        return first;
    }

    private static bool IsOverSpace(Node node, ShapeFacts facts) =>
        facts.TryGetShape(node.Inputs[0]!, out IReadOnlyList<Dim>? shape) &&
        (node.Attribute("axes")?.Ints ?? (node.Input(1)?.Initializer is { ElementType: ElementType.Int64 } axes ? axes.Elements<long>().ToArray() : null)) is { Count: > 0 } numbers &&
        numbers.All(a => a >= 2 || (a < 0 && a + shape.Count >= 2));

    // Of [N, C, ...] to [N, C * ...]: a channel becomes as many columns as it has places.
    private static int[]? Flattened(Node node, int[] ids, ShapeFacts facts) =>
        facts.TryGetShape(node.Inputs[0]!, out IReadOnlyList<Dim>? from) && facts.TryGetShape(node.Outputs[0]!, out IReadOnlyList<Dim>? to) &&
        to.Count == 2 && from.Count > 1 && from[0].Equals(to[0]) && from[1].Constant == ids.Length && to[1].Constant is { } columns && columns % ids.Length == 0
            ? [.. ids.SelectMany(id => Enumerable.Repeat(id, (int)(columns / ids.Length)))]
            : null;
}
