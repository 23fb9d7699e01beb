namespace BuildTimeML.Manifest;

/// <summary>An input or an output as the model declares it.</summary>
/// <param name="Name">The name in the graph, as it stands there.</param>
/// <param name="Kind">What the value is.</param>
/// <param name="ElementType">The type of its elements; <see cref="ElementType.Undefined"/> unless it is a tensor.</param>
/// <param name="Shape">Its dimensions; null where the model does not even say how many there are.</param>
internal sealed record TensorSignature(string Name, ValueKind Kind, ElementType ElementType, EquatableArray<Dimension>? Shape)
{
    /// <summary>For messages and documentation: <c>float32 [batch, 48]</c>.</summary>
    public string Describe() => Kind == ValueKind.Tensor
        ? $"{ElementTypes.NameOf(ElementType)} {(Shape is { } shape ? $"[{string.Join(", ", shape)}]" : "[?...]")}"
        : Kind.ToString().ToLowerInvariant();
}

internal static class ElementTypes
{
    public static string NameOf(ElementType type) => type.ToString().ToLowerInvariant();

    public static bool TryParse(string name, out ElementType type) =>
        Enum.TryParse(name, ignoreCase: true, out type) && Enum.IsDefined(typeof(ElementType), type);
}
