using System.Text;

namespace BuildTimeML.Graph.Ir;

/// <summary>A named constant of a node. Types pass through without being looked into.</summary>
public sealed class NodeAttribute
{
    private readonly object? _content;

    internal NodeAttribute(string name, AttributeKind kind, object? content)
    {
        Name = name;
        Kind = kind;
        _content = content;
    }

    public string Name { get; }

    public AttributeKind Kind { get; }

    public float? Float => _content as float?;

    public long? Int => _content as long?;

    public ReadOnlyMemory<byte>? String => _content as ReadOnlyMemory<byte>?;

    public string? Text => String is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    public Tensor? Tensor => _content as Tensor;

    public ModelGraph? Graph => _content as ModelGraph;

    public IReadOnlyList<float>? Floats => _content as IReadOnlyList<float>;

    public IReadOnlyList<long>? Ints => _content as IReadOnlyList<long>;

    public IReadOnlyList<ReadOnlyMemory<byte>>? Strings => _content as IReadOnlyList<ReadOnlyMemory<byte>>;

    public IReadOnlyList<Tensor>? Tensors => _content as IReadOnlyList<Tensor>;

    public IReadOnlyList<ModelGraph>? Graphs => _content as IReadOnlyList<ModelGraph>;

    public SparseTensor? SparseTensor => _content as SparseTensor;

    public IReadOnlyList<SparseTensor>? SparseTensors => _content as IReadOnlyList<SparseTensor>;

    /// <summary>In the body of a function, the attribute of the call that it takes its content from; null where it has its own.</summary>
    public string? Reference { get; internal init; }

    /// <summary>All graphs that it holds, one or many.</summary>
    public IEnumerable<ModelGraph> Subgraphs => Graph is { } graph ? [graph] : Graphs ?? [];

    /// <summary>Fields of the file that have no place here.</summary>
    internal ReadOnlyMemory<byte> Unmodelled { get; init; }

    /// <summary>Whether the file leaves the kind to be told from the field in use, as the first versions of the format did.</summary>
    internal bool KindIsImplied { get; init; }

    /// <summary>The same content under another name.</summary>
    public NodeAttribute WithName(string name) => new(name, Kind, _content) { Reference = Reference, KindIsImplied = KindIsImplied, Unmodelled = Unmodelled };

    /// <summary>The same with other subgraphs in the place of its own, in their order.</summary>
    public NodeAttribute WithSubgraphs(IReadOnlyList<ModelGraph> graphs) =>
        new(Name, Kind, Kind == AttributeKind.Graph ? graphs[0] : graphs) { KindIsImplied = KindIsImplied, Unmodelled = Unmodelled };

    public static NodeAttribute Of(string name, float value) => new(name, AttributeKind.Float, value);

    public static NodeAttribute Of(string name, long value) => new(name, AttributeKind.Int, value);

    public static NodeAttribute Of(string name, string value) => new(name, AttributeKind.String, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(value));

    public static NodeAttribute Of(string name, Tensor value) => new(name, AttributeKind.Tensor, value);

    public static NodeAttribute Of(string name, ModelGraph value) => new(name, AttributeKind.Graph, value);

    public static NodeAttribute Of(string name, IReadOnlyList<float> value) => new(name, AttributeKind.Floats, value);

    public static NodeAttribute Of(string name, IReadOnlyList<long> value) => new(name, AttributeKind.Ints, value);

    public static NodeAttribute Of(string name, SparseTensor value) => new(name, AttributeKind.SparseTensor, value);

    /// <summary>The content of an attribute of the call, in the body of a function.</summary>
    public static NodeAttribute OfReference(string name, AttributeKind kind, string reference) => new(name, kind, content: null) { Reference = reference };
}
