using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Infrastructure;

/// <summary>What the file itself says: the types that it lists, and its constants.</summary>
internal sealed class DeclaredFacts : IValueFacts
{
    public static DeclaredFacts Instance { get; } = new();

    public ElementType? ElementTypeOf(Value value) => value.Initializer?.ElementType ?? (value.Type as TensorType)?.ElementType;

    public IReadOnlyList<Dimension>? ShapeOf(Value value) => value.Initializer is { } tensor
        ? [.. tensor.Dimensions.ToArray().Select(Dimension.Fixed)]
        : (value.Type as TensorType)?.Shape;

    public IReadOnlyList<Dimension>? ElementsOf(Value value) => value.Initializer is { ElementType: ElementType.Int64 } tensor
        ? [.. tensor.Elements<long>().ToArray().Select(Dimension.Fixed)]
        : null;
}
