using BuildTimeML.Manifest;

namespace BuildTimeML.Generator;

/// <summary>The numbers that generated classes can hold, and what they are in C#.</summary>
internal static class ElementTypeTable
{
    private static readonly (ElementType Element, string Type)[] Rows =
    [
        (ElementType.Float32, "float"),
        (ElementType.Float64, "double"),
        (ElementType.Float16, "global::System.Half"),
        (ElementType.Int8, "sbyte"),
        (ElementType.UInt8, "byte"),
        (ElementType.Int16, "short"),
        (ElementType.UInt16, "ushort"),
        (ElementType.Int32, "int"),
        (ElementType.UInt32, "uint"),
        (ElementType.Int64, "long"),
        (ElementType.UInt64, "ulong"),
        (ElementType.Bool, "bool"),
    ];

    public static string Names => string.Join(", ", Rows.Select(row => ElementTypes.NameOf(row.Element)));

    /// <returns>Null where the value is no tensor of numbers that is supported.</returns>
    public static string? NumberOf(TensorSignature value) => value.Kind == ValueKind.Tensor ? TypeOf(value.ElementType) : null;

    /// <returns>Null where the element type is no number that is supported.</returns>
    public static string? TypeOf(ElementType element) => Rows.FirstOrDefault(row => row.Element == element).Type;
}
