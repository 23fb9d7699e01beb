using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data;

/// <summary>The types of numbers that files of samples hold and tensors take.</summary>
internal static class NumberTypes
{
    /// <summary>The bytes of an element; 0 for a type that is none of these.</summary>
    public static int SizeOf(ElementType type) => type switch
    {
        ElementType.Bool or ElementType.UInt8 or ElementType.Int8 => 1,
        ElementType.UInt16 or ElementType.Int16 or ElementType.Float16 => 2,
        ElementType.UInt32 or ElementType.Int32 or ElementType.Float32 => 4,
        ElementType.UInt64 or ElementType.Int64 or ElementType.Float64 => 8,
        _ => 0,
    };

    /// <summary>The bytes of a shape's elements, or null where a dimension is negative or there are more than <paramref name="limit"/>.</summary>
    public static long? BytesOf(ElementType type, IReadOnlyList<long> shape, long limit)
    {
        long bytes = SizeOf(type);
        foreach (long dimension in shape)
        {
            if (dimension < 0)
            {
                return null;
            }

            // A dimension of 0 must not hide one that is beyond all bounds.
            if (Math.Max(dimension, 1) > limit / Math.Max(bytes, 1))
            {
                return null;
            }

            bytes *= Math.Max(dimension, 1);
        }

        return shape.Contains(0) ? 0 : bytes;
    }
}
