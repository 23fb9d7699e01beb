namespace BuildTimeML.Graph.Ir;

/// <summary>What is fixed about each element type.</summary>
public static class ElementTypes
{
    /// <summary>The bits that one element takes in raw data; 0 for strings and for types that are not known.</summary>
    public static int BitsOf(ElementType type) => type switch
    {
        ElementType.UInt2 or ElementType.Int2 => 2,
        ElementType.UInt4 or ElementType.Int4 or ElementType.Float4E2M1 => 4,
        ElementType.UInt8 or ElementType.Int8 or ElementType.Bool => 8,
        ElementType.Float8E4M3FN or ElementType.Float8E4M3FNUZ or ElementType.Float8E5M2 or ElementType.Float8E5M2FNUZ or ElementType.Float8E8M0 => 8,
        ElementType.UInt16 or ElementType.Int16 or ElementType.Float16 or ElementType.BFloat16 => 16,
        ElementType.UInt32 or ElementType.Int32 or ElementType.Float32 => 32,
        ElementType.UInt64 or ElementType.Int64 or ElementType.Float64 or ElementType.Complex64 => 64,
        ElementType.Complex128 => 128,
        _ => 0,
    };

    /// <summary>The name for messages, such as <c>float32</c>.</summary>
    public static string NameOf(ElementType type) => type.ToString().ToLowerInvariant();

    /// <summary>The bytes that <paramref name="elements"/> elements take; elements smaller than a byte are packed.</summary>
    /// <exception cref="OverflowException">More than a <see cref="long"/> holds.</exception>
    public static long BytesOf(ElementType type, long elements) => checked((elements * BitsOf(type)) + 7) / 8;
}
