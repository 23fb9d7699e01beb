using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Shapes;

/// <summary>What is known of a value: its kind, and as much of its type, shape and elements as can be told.</summary>
public sealed record ValueFact
{
    public FactKind Kind { get; private init; }

    /// <summary><see cref="ElementType.Undefined"/> where it is not known, and for anything but a tensor.</summary>
    public ElementType ElementType { get; init; }

    /// <summary>Null where not even the rank is known, and for anything but a tensor.</summary>
    public IReadOnlyList<Dim>? Shape { get; init; }

    /// <summary>Its elements, where it is a small tensor of integers that are known or known in terms of dimensions.</summary>
    public SymbolicTensor? Elements { get; init; }

    /// <summary>What a sequence or an optional holds; null where it is not known.</summary>
    public ValueFact? Inner { get; init; }

    /// <summary>The type that the file declares for what is neither.</summary>
    internal OnnxType? Declared { get; init; }

    public static ValueFact Tensor(ElementType type, IReadOnlyList<Dim>? shape = null) => new() { Kind = FactKind.Tensor, ElementType = type, Shape = shape };

    public static ValueFact Sequence(ValueFact? inner) => new() { Kind = FactKind.Sequence, Inner = inner };

    public static ValueFact Optional(ValueFact? inner) => new() { Kind = FactKind.Optional, Inner = inner };

    internal static ValueFact Of(SymbolicTensor elements) => Tensor(elements.ElementType, [.. elements.Dimensions.Select(Dim.Fixed)]) with { Elements = elements };

    internal static ValueFact? Of(OnnxType? type, DimMath math) => type switch
    {
        null => null,
        TensorType tensor => Tensor(tensor.ElementType, tensor.Shape?.Select(d => Of(d, math)).ToArray()),
        SequenceType sequence => Sequence(Of(sequence.Element, math)),
        OptionalType optional => Optional(Of(optional.Element, math)),
        _ => new ValueFact { Kind = FactKind.Other, Declared = type },
    };

    /// <summary>The type to write: symbols of the model by name, all other symbols unknown.</summary>
    /// <returns>Null where not even the element type is known.</returns>
    public OnnxType? ToOnnxType() => Kind switch
    {
        FactKind.Tensor when ElementType != ElementType.Undefined => new TensorType(ElementType, Shape?.Select(ToDimension).ToArray()),
        FactKind.Sequence when Inner?.ToOnnxType() is { } inner => new SequenceType(inner),
        FactKind.Optional when Inner?.ToOnnxType() is { } inner => new OptionalType(inner),
        FactKind.Other => Declared,
        _ => null,
    };

    /// <summary>One element of a sequence: those of its dimensions that are not numbers are not those of another element.</summary>
    internal static ValueFact? ElementOf(ValueFact? sequence, DimMath math) => sequence?.Inner is not { } inner ? null
        : inner.Kind == FactKind.Tensor ? inner with { Elements = null, Shape = inner.Shape?.Select(d => d.Constant is null ? math.Unknown() : d).ToArray() }
        : inner;

    public override string ToString() => Kind switch
    {
        FactKind.Tensor => $"{ElementTypes.NameOf(ElementType)} {(Shape is null ? "[?...]" : $"[{string.Join(", ", Shape)}]")}",
        FactKind.Other => Declared?.ToString() ?? "?",
        _ => $"{(Kind == FactKind.Sequence ? "sequence of" : "optional")} {Inner}",
    };

    private static Dim Of(Dimension dimension, DimMath math) =>
        dimension.Value is { } value ? Dim.Fixed(value) : dimension.Symbol is { } symbol ? Dim.OfName(symbol) : math.Unknown();

    private static Dimension ToDimension(Dim dim) =>
        dim.Constant is { } value ? Dimension.Fixed(value) : dim.Symbol is { } symbol ? Dimension.Named(symbol) : Dimension.Unknown;
}

public enum FactKind
{
    Tensor,
    Sequence,
    Optional,

    /// <summary>A map, a sparse tensor or an opaque value.</summary>
    Other,
}
