using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Versioning;

/// <summary>What adapters share while a model is upgraded: names, constants, and what is known of values.</summary>
internal sealed class UpgradeContext(Model model)
{
    private readonly NameScope _names = new(model);
    private readonly Dictionary<(ModelGraph Graph, string Content), Value> _constants = [];
    private readonly HashSet<Value> _graphInputs = [.. model.Graph.AllGraphs().SelectMany(g => g.Inputs)];
    private readonly HashSet<Value> _graphOutputs = [.. model.Graph.AllGraphs().SelectMany(g => g.Outputs)];

    private readonly Lazy<ShapeFacts> _facts = new(() => ShapeInference.Run(model));

    /// <summary>Nodes that are known to make no axis smaller.</summary>
    public HashSet<Node> Enlarging { get; } = [];

    public Value NewValue(Node node, string suffix) => new(_names.Unique($"{NameOf(node)}.{suffix}"));

    /// <summary>A constant in the node's graph; equal ones are shared.</summary>
    public Value Constant(Node node, string suffix, Tensor tensor)
    {
        ModelGraph graph = node.Graph!;
        var key = (graph, $"{tensor.Describe()} {Convert.ToHexString(tensor.Data.Span)}");
        if (!_constants.TryGetValue(key, out Value? constant))
        {
            constant = graph.AddInitializer(NewValue(node, suffix), tensor);
            _constants.Add(key, constant);
        }

        return constant;
    }

    public Value Integers(Node node, string suffix, params IReadOnlyList<long> values) =>
        Constant(node, suffix, Tensor.Of<long>(ElementType.Int64, [values.Count], [.. values]));

    public Value Floats(Node node, string suffix, IReadOnlyList<float> values) =>
        Constant(node, suffix, Tensor.Of<float>(ElementType.Float32, [values.Count], [.. values]));

    /// <returns>The constant that a value always is; null for any other.</returns>
    public Tensor? ConstantOf(Value? value) => value switch
    {
        null => null,
        { Initializer: { } tensor } => _graphInputs.Contains(value) ? null : tensor,
        { Producer: { } producer } when producer.Is("Constant") => producer.Attribute("value")?.Tensor,
        _ => null,
    };

    /// <returns>The element type of a value that was there before the upgrade; null where nothing tells.</returns>
    public ElementType? ElementTypeOf(Value? value) => _facts.Value.Find(value)?.ElementType is { } type and not ElementType.Undefined ? type : null;

    /// <returns>The dimensions of a value that was there before the upgrade; null where not even the rank is known.</returns>
    public IReadOnlyList<Dim>? ShapeOf(Value? value) => _facts.Value.Find(value)?.Shape;

    public bool IsUsed(Value? value) => value is not null && (value.Uses.Count > 0 || _graphOutputs.Contains(value));

    /// <summary>Takes out a constant that was made or left for nobody.</summary>
    public void RemoveIfUnused(Value constant)
    {
        if (constant.Initializer is not null && !IsUsed(constant))
        {
            foreach (ModelGraph graph in model.Graph.AllGraphs().Where(g => g.Initializers.Contains(constant)))
            {
                graph.RemoveInitializer(constant);
            }

            foreach ((ModelGraph Graph, string Content) key in _constants.Where(c => c.Value == constant).Select(c => c.Key).ToArray())
            {
                _constants.Remove(key);
            }
        }
    }

    private static string NameOf(Node node) => node.Outputs.FirstOrDefault(o => o is not null)?.Name ?? (node.Name.Length > 0 ? node.Name : node.OpType);
}
