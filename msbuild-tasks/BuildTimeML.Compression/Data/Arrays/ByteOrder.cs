using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace BuildTimeML.Compression.Data.Arrays;

internal static class ByteOrder
{
    /// <summary>Turns the bytes of each element around.</summary>
    /// <param name="elements">Begins with the first element.</param>
    /// <param name="size">The bytes of an element: 1, 2, 4 or 8.</param>
    public static void Reverse(Span<byte> elements, int size)
    {
        switch (size)
        {
            case 2:
                Span<ushort> shorts = MemoryMarshal.Cast<byte, ushort>(elements);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                Span<uint> ints = MemoryMarshal.Cast<byte, uint>(elements);
                BinaryPrimitives.ReverseEndianness(ints, ints);
                break;
            case 8:
                Span<ulong> longs = MemoryMarshal.Cast<byte, ulong>(elements);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }
}
