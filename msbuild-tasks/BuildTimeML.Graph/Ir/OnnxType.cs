namespace BuildTimeML.Graph.Ir;

/// <summary>The type of a value. Types do not change once made.</summary>
public abstract class OnnxType
{
    private protected OnnxType()
    {
    }

    /// <summary>The type as the file has it, denotations and all; empty for a type made here.</summary>
    internal ReadOnlyMemory<byte> Source { get; init; }
}

/// <param name="elementType">The type of the elements.</param>
/// <param name="shape">Null where not even the rank is known.</param>
public sealed class TensorType(ElementType elementType, IReadOnlyList<Dimension>? shape) : OnnxType
{
    public ElementType ElementType { get; } = elementType;

    public IReadOnlyList<Dimension>? Shape { get; } = shape;

    public override string ToString() =>
        $"{ElementTypes.NameOf(ElementType)} {(Shape is null ? "[?...]" : $"[{string.Join(", ", Shape)}]")}";
}

/// <param name="elementType">The type of the elements.</param>
/// <param name="shape">Null where not even the rank is known.</param>
public sealed class SparseTensorType(ElementType elementType, IReadOnlyList<Dimension>? shape) : OnnxType
{
    public ElementType ElementType { get; } = elementType;

    public IReadOnlyList<Dimension>? Shape { get; } = shape;

    public override string ToString() =>
        $"sparse {ElementTypes.NameOf(ElementType)} {(Shape is null ? "[?...]" : $"[{string.Join(", ", Shape)}]")}";
}

public sealed class SequenceType(OnnxType? element) : OnnxType
{
    public OnnxType? Element { get; } = element;

    public override string ToString() => $"sequence of {Element}";
}

public sealed class OptionalType(OnnxType? element) : OnnxType
{
    public OnnxType? Element { get; } = element;

    public override string ToString() => $"optional {Element}";
}

public sealed class MapType(ElementType key, OnnxType? value) : OnnxType
{
    public ElementType Key { get; } = key;

    public OnnxType? Value { get; } = value;

    public override string ToString() => $"map from {ElementTypes.NameOf(Key)} to {Value}";
}

public sealed class OpaqueType(string domain, string name) : OnnxType
{
    public string Domain { get; } = domain;

    public string Name { get; } = name;

    public override string ToString() => $"opaque {Domain}.{Name}";
}
