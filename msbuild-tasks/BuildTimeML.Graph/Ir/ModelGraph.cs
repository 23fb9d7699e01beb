namespace BuildTimeML.Graph.Ir;

/// <summary>A graph: the main one of a model, or one that an attribute of a node holds.</summary>
public sealed class ModelGraph(string name)
{
    private readonly List<Node> _nodes = [];
    private readonly List<Value> _initializers = [];
    private readonly List<Value> _sparseInitializers = [];

    public string Name { get; set; } = name;

    /// <summary>In topological order where the graph is valid.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    public List<Value> Inputs { get; } = [];

    public List<Value> Outputs { get; } = [];

    /// <summary>The values that are constants, in the order of the file.</summary>
    public IReadOnlyList<Value> Initializers => _initializers;

    /// <summary>The values that are constants kept as sparse tensors, in the order of the file.</summary>
    public IReadOnlyList<Value> SparseInitializers => _sparseInitializers;

    /// <summary>Values whose types the file lists although they are neither inputs nor outputs.</summary>
    public List<Value> TypedValues { get; } = [];

    /// <summary>Fields of the file that have no place here, such as metadata.</summary>
    internal ReadOnlyMemory<byte> Unmodelled { get; set; }

    public Node Add(Node node)
    {
        Insert(_nodes.Count, [node]);
        return node;
    }

    public void Insert(int index, IReadOnlyCollection<Node> nodes)
    {
        foreach (Node node in nodes)
        {
            node.Graph = this;
        }

        _nodes.InsertRange(index, nodes);
    }

    /// <returns>Where the node is.</returns>
    /// <exception cref="InvalidOperationException">It is not in this graph.</exception>
    public int IndexOf(Node node) => _nodes.IndexOfReference(node) is >= 0 and var index ? index : throw new InvalidOperationException($"{node} is not in the graph.");

    /// <summary>Takes the node out and disconnects it; its outputs are left without a source.</summary>
    /// <returns>Where it was.</returns>
    public int Remove(Node node)
    {
        int index = IndexOf(node);
        _nodes.RemoveAt(index);
        node.Disconnect();
        node.Graph = null;
        return index;
    }

    /// <exception cref="InvalidOperationException">The value has a source already.</exception>
    public Value AddInitializer(Value value, Tensor tensor)
    {
        if (value.Initializer is not null || value.Producer is not null)
        {
            throw new InvalidOperationException($"The value '{value.Name}' has a source already.");
        }

        value.Initializer = tensor;
        _initializers.Add(value);
        return value;
    }

    /// <exception cref="InvalidOperationException">The value has a source already.</exception>
    public Value AddSparseInitializer(Value value, SparseTensor tensor)
    {
        if (value.Initializer is not null || value.SparseInitializer is not null || value.Producer is not null)
        {
            throw new InvalidOperationException($"The value '{value.Name}' has a source already.");
        }

        value.SparseInitializer = tensor;
        _sparseInitializers.Add(value);
        return value;
    }

    public void RemoveInitializer(Value value)
    {
        if (_initializers.IndexOfReference(value) is >= 0 and var index)
        {
            _initializers.RemoveAt(index);
        }

        value.Initializer = null;
    }

    /// <summary>This graph's nodes and, after each, those of its subgraphs.</summary>
    public IEnumerable<Node> AllNodes()
    {
        foreach (Node node in _nodes)
        {
            yield return node;
            foreach (Node inner in node.Attributes.SelectMany(a => a.Subgraphs).SelectMany(g => g.AllNodes()))
            {
                yield return inner;
            }
        }
    }

    /// <summary>This graph and all below it.</summary>
    public IEnumerable<ModelGraph> AllGraphs() =>
        AllNodes().SelectMany(n => n.Attributes).SelectMany(a => a.Subgraphs).Prepend(this);
}
