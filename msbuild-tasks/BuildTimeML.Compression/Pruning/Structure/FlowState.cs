using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>What is known while the nodes of a graph are followed one after the other.</summary>
internal sealed class FlowState(Model model)
{
    private readonly Dictionary<Value, int[]?[]> _maps = [];

    public Atoms Atoms { get; } = new();

    public ShapeFacts Facts { get; } = ShapeInference.Run(model);

    public RewriteContext Context { get; } = new(model);

    /// <summary>The positions that layers make, with the value that has them.</summary>
    public List<(Value Value, int[] Atoms)> Sources { get; } = [];

    public List<WeightBinding> Bindings { get; } = [];

    public List<MixingLayer> Layers { get; } = [];

    /// <summary>What is changed besides constants that become shorter: attributes, and constants that say shapes.</summary>
    public List<Action<Removal>> Edits { get; } = [];

    /// <summary>For each axis of a value the position of each index; null for an axis that cannot become shorter.</summary>
    public int[]?[]? MapsOf(Value value) =>
        _maps.TryGetValue(value, out int[]?[]? maps) ? maps : Facts.TryGetShape(value, out IReadOnlyList<Dim>? shape) ? new int[]?[shape.Count] : null;

    public void SetMaps(Value value, int[]?[] maps) => _maps[value] = maps;
}
