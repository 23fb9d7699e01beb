using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>Which nodes of a graph compute in 8 bits, and which of its values have 8 bits between them.</summary>
internal sealed class StaticPlan
{
    private readonly IReadOnlyDictionary<Node, Node> _clamps;
    private readonly Dictionary<Value, ActivationGroup> _groups;

    public StaticPlan(IReadOnlyList<StaticLayer> layers, IReadOnlyDictionary<Node, OperatorPlacement> placed, IReadOnlyDictionary<Node, Node> clamps, IReadOnlyList<ActivationGroup> groups)
    {
        Layers = layers;
        Placed = placed;
        _clamps = clamps;
        Groups = groups;
        _groups = groups.SelectMany(g => g.Values.Select(v => (v, g))).ToDictionary(p => p.v, p => p.g);
    }

    /// <summary>In the order of the graph.</summary>
    public IReadOnlyList<StaticLayer> Layers { get; }

    /// <summary>The nodes that compute in 8 bits, the layers among them.</summary>
    public IReadOnlyDictionary<Node, OperatorPlacement> Placed { get; }

    /// <summary>In the order of the graph.</summary>
    public IReadOnlyList<ActivationGroup> Groups { get; }

    /// <summary>The group of a value of 8 bits; null for one of float32.</summary>
    public ActivationGroup? GroupOf(Value value) => _groups.GetValueOrDefault(value);

    /// <summary>The clamp after a node that the range of its result does the work of.</summary>
    public Node? ClampAfter(Node node) => _clamps.GetValueOrDefault(node);

    /// <summary>What a node gives, its clamp included.</summary>
    public Value ResultOf(Node node) => (ClampAfter(node) ?? node).Outputs[0]!;
}

/// <summary>Values that share a scale and a zero point, because nodes between them only move elements.</summary>
/// <param name="Values">In the order of the graph.</param>
/// <param name="Sources">Those that hold all the numbers of the others.</param>
/// <param name="Bounds">What holds the numbers between constants, if anything does.</param>
internal sealed record ActivationGroup(IReadOnlyList<Value> Values, IReadOnlyList<Value> Sources, ClampBounds? Bounds);
