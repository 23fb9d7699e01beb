using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Text;

/// <summary>Writes what <see cref="TypeParser"/> reads.</summary>
internal static class TypeText
{
    public static string Of(OnnxType type) => type switch
    {
        TensorType tensor => ElementTypeWords.Of(tensor.ElementType) + Shape(tensor.Shape),
        SparseTensorType tensor => $"sparse_tensor({ElementTypeWords.Of(tensor.ElementType)}{Shape(tensor.Shape)})",
        SequenceType sequence => $"seq({Element(sequence.Element)})",
        OptionalType optional => $"optional({Element(optional.Element)})",
        MapType map => $"map({ElementTypeWords.Of(map.Key)}{(map.Value is { } value ? ", " + Of(value) : "")})",
        OpaqueType opaque => $"opaque({NameText.Quoted(opaque.Domain)}, {NameText.Quoted(opaque.Name)})",
        _ => throw new NotSupportedException(type.GetType().Name),
    };

    public static string Dimensions(ReadOnlySpan<long> dimensions) =>
        dimensions.IsEmpty ? "" : $"[{string.Join(", ", dimensions.ToArray())}]";

    private static string Element(OnnxType? type) => type is null ? "" : Of(type);

    private static string Shape(IReadOnlyList<Dimension>? shape) => shape switch
    {
        null => "[]",
        [] => "",
        _ => $"[{string.Join(", ", shape.Select(d => d.Symbol is { } symbol ? NameText.Of(symbol) : d.ToString()))}]",
    };
}
