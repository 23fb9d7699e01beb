namespace BuildTimeML.Manifest;

/// <summary>An input or an output as the model declares it.</summary>
/// <param name="Name">The name in the graph, as it stands there.</param>
/// <param name="Kind">What the value is.</param>
/// <param name="ElementType">The type of the elements of a tensor, or of the keys of a map; otherwise <see cref="ElementType.Undefined"/>.</param>
/// <param name="Shape">Its dimensions; null where the model does not even say how many there are.</param>
internal sealed record TensorSignature(string Name, ValueKind Kind, ElementType ElementType, EquatableArray<Dimension>? Shape)
{
    /// <summary>What a sequence holds, the values of a map, or an optional value where there is one; without a name.</summary>
    public TensorSignature? Element { get; init; }

    /// <summary>For messages and documentation: <c>float32 [batch, 48]</c>, <c>sequence of map from int64 to float32 []</c>.</summary>
    public string Describe() => Kind switch
    {
        ValueKind.Tensor => $"{ElementTypes.NameOf(ElementType)} {(Shape is { } shape ? $"[{string.Join(", ", shape)}]" : "[?...]")}",
        ValueKind.Sequence when Element is not null => $"sequence of {Element.Describe()}",
        ValueKind.Map when Element is not null => $"map from {ElementTypes.NameOf(ElementType)} to {Element.Describe()}",
        ValueKind.Optional when Element is not null => $"optional {Element.Describe()}",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}

internal static class ElementTypes
{
    public static string NameOf(ElementType type) => type.ToString().ToLowerInvariant();

    public static bool TryParse(string name, out ElementType type) =>
        Enum.TryParse(name, ignoreCase: true, out type) && Enum.IsDefined(typeof(ElementType), type);
}
