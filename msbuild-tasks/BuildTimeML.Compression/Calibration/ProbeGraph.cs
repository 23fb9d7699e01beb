using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Calibration;

/// <summary>A model that has more outputs for a while: disposing this takes out what was added.</summary>
internal sealed class ProbeGraph : IDisposable
{
    private readonly ModelGraph _graph;
    private readonly NameScope _names;
    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);
    private readonly List<Node> _nodes = [];
    private readonly List<Value> _initializers = [];
    private readonly int _outputCount;

    public ProbeGraph(Model model)
    {
        _graph = model.Graph;
        _names = new NameScope(model);
        _outputCount = _graph.Outputs.Count;
        foreach (Value value in _graph.Inputs.Concat(_graph.Initializers).Concat(_graph.Nodes.SelectMany(n => n.Outputs).OfType<Value>()))
        {
            _values.TryAdd(value.Name, value);
        }
    }

    /// <exception cref="ArgumentException">The main graph has no such value.</exception>
    public Value Find(string name) =>
        _values.GetValueOrDefault(name) ?? throw new ArgumentException($"The graph has no value '{name}'.", nameof(name));

    /// <returns>The node's only output.</returns>
    public Value Add(string opType, IEnumerable<Value?> inputs, params NodeAttribute[] attributes)
    {
        var output = new Value(_names.Unique("probe"));
        _nodes.Add(_graph.Add(new Node(opType, inputs, [output]) { Attributes = [.. attributes] }));
        return output;
    }

    public Value Constant(params long[] elements) => Constant(Tensor.Of(ElementType.Int64, [elements.Length], elements));

    public Value Constant(Tensor tensor)
    {
        Value value = _graph.AddInitializer(new Value(_names.Unique("probe")), tensor);
        _initializers.Add(value);
        return value;
    }

    /// <summary>Makes a value an output, unless it is one.</summary>
    /// <returns>The name to ask for.</returns>
    public string Output(Value value)
    {
        if (_graph.Outputs.Contains(value))
        {
            return value.Name;
        }

        // What is an input or a constant cannot be an output as well everywhere.
        Value output = value.Producer is null ? Add("Identity", [value]) : value;
        _graph.Outputs.Add(output);
        return output.Name;
    }

    public void Dispose()
    {
        _graph.Outputs.RemoveRange(_outputCount, _graph.Outputs.Count - _outputCount);
        foreach (Node node in Enumerable.Reverse(_nodes))
        {
            _graph.Remove(node);
        }

        _initializers.ForEach(_graph.RemoveInitializer);
    }
}
