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

    /// <summary>Whether a value comes neither out of a placed node nor out of its clamp.</summary>
    public bool IsFloatSource(Value value) =>
        value.Producer is not { } producer || !(Placed.ContainsKey(producer) || (producer.Input(0)?.Producer is { } before && ClampAfter(before) == producer));

    /// <summary>Those that take a value in 8 bits.</summary>
    public IEnumerable<Use> PlacedUses(Value value) =>
        value.Uses.Where(u => Placed.TryGetValue(u.Node, out OperatorPlacement? placement) && (placement.AllInputs || u.Index == 0));

    /// <summary>What a node gives, its clamp included.</summary>
    public Value ResultOf(Node node) => (ClampAfter(node) ?? node).Outputs[0]!;
}

/// <summary>Values that share a scale and a zero point, because nodes between them only move elements.</summary>
/// <param name="Values">In the order of the graph.</param>
/// <param name="Sources">Those that hold all the numbers of the others.</param>
/// <param name="Bounds">What holds the numbers between constants, if anything does.</param>
internal sealed record ActivationGroup(IReadOnlyList<Value> Values, IReadOnlyList<Value> Sources, ClampBounds? Bounds);
