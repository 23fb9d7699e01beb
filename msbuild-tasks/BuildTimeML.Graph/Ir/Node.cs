namespace BuildTimeML.Graph.Ir;

/// <summary>One operation. Making it connects it to its inputs and outputs; a graph gives it its place in the order.</summary>
public sealed class Node
{
    private readonly List<Value?> _inputs;
    private readonly List<Value?> _outputs;

    /// <param name="opType">The operator, such as <c>Conv</c>.</param>
    /// <param name="inputs">Null for an optional input that is left out.</param>
    /// <param name="outputs">Null for an optional output that is left out.</param>
    /// <exception cref="InvalidOperationException">An output has a source already.</exception>
    public Node(string opType, IEnumerable<Value?> inputs, IEnumerable<Value?> outputs)
    {
        OpType = opType;
        _inputs = [.. inputs];
        _outputs = [.. outputs];
        for (int i = 0; i < _outputs.Count; i++)
        {
            _outputs[i]?.Connect(this, i);
        }

        for (int i = 0; i < _inputs.Count; i++)
        {
            _inputs[i]?.Add(new Use(this, i));
        }
    }

    public string OpType { get; }

    /// <summary>Empty for the default operator set.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Tells apart local functions of one name; nearly always empty.</summary>
    public string Overload { get; init; } = "";

    /// <summary>For messages only; may be empty, and need not be unique.</summary>
    public string Name { get; set; } = "";

    public IReadOnlyList<Value?> Inputs => _inputs;

    public IReadOnlyList<Value?> Outputs => _outputs;

    public List<NodeAttribute> Attributes { get; init; } = [];

    /// <summary>The graph that holds it; null before it is added and after it is removed.</summary>
    public ModelGraph? Graph { get; internal set; }

    /// <summary>Fields of the file that have no place here, such as the documentation.</summary>
    internal ReadOnlyMemory<byte> Unmodelled { get; init; }

    public bool Is(string opType) => OpType == opType && Domain.Length == 0;

    public NodeAttribute? Attribute(string name) => Attributes.Find(a => a.Name == name);

    /// <summary>The input, or null where it is left out or the node has fewer.</summary>
    public Value? Input(int index) => index < _inputs.Count ? _inputs[index] : null;

    public void SetInput(int index, Value? value)
    {
        _inputs[index]?.Remove(new Use(this, index));
        _inputs[index] = value;
        value?.Add(new Use(this, index));
    }

    /// <summary>The output that was there is left without a source.</summary>
    /// <exception cref="InvalidOperationException">The value has a source already.</exception>
    public void SetOutput(int index, Value? value)
    {
        value?.Connect(this, index);
        _outputs[index]?.Disconnect();
        _outputs[index] = value;
    }

    /// <summary>For messages: <c>Conv 'conv1'</c>, or by its first output where it has no name.</summary>
    public override string ToString() =>
        $"{(Domain.Length == 0 ? OpType : $"{Domain}.{OpType}")} '{(Name.Length > 0 ? Name : _outputs.Find(o => o is not null)?.Name)}'";

    internal void Disconnect()
    {
        for (int i = 0; i < _inputs.Count; i++)
        {
            _inputs[i]?.Remove(new Use(this, i));
        }

        foreach (Value? output in _outputs)
        {
            output?.Disconnect();
        }
    }
}
