using System.Buffers.Binary;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Serialization.Proto;

namespace BuildTimeML.Graph.Serialization;

/// <summary>The fields that tensors keep their elements in when they are not raw bytes.</summary>
internal static class TypedFields
{
    /// <summary>The number of the field for a type.</summary>
    public static int Of(ElementType type) => type switch
    {
        ElementType.Float32 or ElementType.Complex64 => TensorProto.FloatDataFieldNumber,
        ElementType.Float64 or ElementType.Complex128 => TensorProto.DoubleDataFieldNumber,
        ElementType.Int64 => TensorProto.Int64DataFieldNumber,
        ElementType.UInt32 or ElementType.UInt64 => TensorProto.Uint64DataFieldNumber,
        ElementType.String => TensorProto.StringDataFieldNumber,
        _ => TensorProto.Int32DataFieldNumber,
    };

    /// <summary>Cuts 32-bit numbers down to what the type keeps of each: four, two or one bytes.</summary>
    public static byte[] Narrow(ElementType type, IReadOnlyList<int> values)
    {
        int width = Width(type);
        byte[] data = new byte[values.Count * width];
        Span<byte> number = stackalloc byte[4];
        for (int i = 0; i < values.Count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, values[i]);
            number[..width].CopyTo(data.AsSpan(i * width));
        }

        return data;
    }

    /// <summary>The reverse of <see cref="Narrow"/>: signed for signed types, as writers have it.</summary>
    public static IEnumerable<int> Widen(ElementType type, ReadOnlyMemory<byte> data)
    {
        int width = Width(type);
        bool signed = type is ElementType.Int8 or ElementType.Int16;
        for (int i = 0; i < data.Length; i += width)
        {
            ReadOnlySpan<byte> number = data.Span.Slice(i, width);
            yield return width switch
            {
                1 => signed ? (sbyte)number[0] : number[0],
                2 => signed ? BinaryPrimitives.ReadInt16LittleEndian(number) : BinaryPrimitives.ReadUInt16LittleEndian(number),
                _ => BinaryPrimitives.ReadInt32LittleEndian(number),
            };
        }
    }

    private static int Width(ElementType type) => Math.Clamp(ElementTypes.BitsOf(type) / 8, 1, 4);
}
