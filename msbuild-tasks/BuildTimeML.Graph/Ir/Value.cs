namespace BuildTimeML.Graph.Ir;

/// <summary>
/// What flows along the edges of a graph: it comes from one node, or is an input or an initializer of the graph.
/// Two values of a graph that is valid never share a name.
/// </summary>
public sealed class Value(string name, OnnxType? type = null)
{
    private readonly List<Use> _uses = [];

    public string Name { get; set; } = name;

    /// <summary>Null where the file does not say.</summary>
    public OnnxType? Type { get; set; } = type;

    /// <summary>The constant it is, or its default where it is an input too; null for anything else.</summary>
    public Tensor? Initializer { get; internal set; }

    /// <summary>The constant it is, where that is kept as a sparse tensor.</summary>
    public SparseTensor? SparseInitializer { get; internal set; }

    /// <summary>The node that gives it; null for inputs and initializers.</summary>
    public Node? Producer { get; private set; }

    /// <summary>Which output of its producer it is.</summary>
    public int OutputIndex { get; private set; }

    /// <summary>The inputs of nodes that it feeds, also of nodes in subgraphs; in the order they were connected.</summary>
    public IReadOnlyList<Use> Uses => _uses;

    /// <summary>Fields of the file that have no place here, such as the documentation.</summary>
    internal ReadOnlyMemory<byte> Unmodelled { get; set; }

    public override string ToString() => Name;

    internal void Connect(Node producer, int index)
    {
        if (Producer is not null || Initializer is not null)
        {
            throw new InvalidOperationException($"The value '{Name}' has a source already.");
        }

        Producer = producer;
        OutputIndex = index;
    }

    internal void Disconnect() => Producer = null;

    internal void Add(Use use) => _uses.Add(use);

    internal void Remove(Use use)
    {
        int index = _uses.FindIndex(u => u.Index == use.Index && ReferenceEquals(u.Node, use.Node));
        if (index >= 0)
        {
            _uses.RemoveAt(index);
        }
    }
}
