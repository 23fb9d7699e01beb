using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BuildTimeML.Runtime.Images;

/// <summary>
/// Sums of rows of bytes with a weight for each row. Products are rounded before they are summed, in the order of the rows: the
/// numbers are the same whatever vectors a machine has.
/// </summary>
internal static class RowSum
{
    private const int Block = 32;

    /// <param name="rows">From the first byte of the first row to the last byte of the last one.</param>
    /// <param name="stride">The bytes from one row to the next.</param>
    /// <param name="weights">One for each row.</param>
    /// <param name="to">As many numbers as a row has bytes.</param>
    public static void Write(ReadOnlySpan<byte> rows, int stride, ReadOnlySpan<float> weights, Span<float> to)
    {
        if (to.Length < Block)
        {
            for (int x = 0; x < to.Length; x++)
            {
                to[x] = Of(rows[x..], stride, weights);
            }

            return;
        }

        // The last block overlaps the one before it.
        for (int x = 0; x < to.Length; x += Block)
        {
            int start = Math.Min(x, to.Length - Block);
            WriteBlock(rows[start..], stride, weights, to.Slice(start, Block));
        }
    }

    private static float Of(ReadOnlySpan<byte> column, int stride, ReadOnlySpan<float> weights)
    {
        float sum = 0;
        for (int y = 0; y < weights.Length; y++)
        {
            sum += column[y * stride] * weights[y];
        }

        return sum;
    }

    private static void WriteBlock(ReadOnlySpan<byte> rows, int stride, ReadOnlySpan<float> weights, Span<float> to)
    {
        Vector256<float> first = default;
        Vector256<float> second = default;
        Vector256<float> third = default;
        Vector256<float> fourth = default;
        for (int y = 0; y < weights.Length; y++)
        {
            ReadOnlySpan<byte> row = rows.Slice(y * stride, Block);
            first += Eight(row) * weights[y];
            second += Eight(row[8..]) * weights[y];
            third += Eight(row[16..]) * weights[y];
            fourth += Eight(row[24..]) * weights[y];
        }

        first.CopyTo(to);
        second.CopyTo(to[8..]);
        third.CopyTo(to[16..]);
        fourth.CopyTo(to[24..]);
    }

    // Widening twice is one instruction where there is AVX2.
    private static Vector256<float> Eight(ReadOnlySpan<byte> bytes)
    {
        Vector128<byte> eight = Vector128.CreateScalarUnsafe(MemoryMarshal.Read<ulong>(bytes)).AsByte();
        return Vector256.ConvertToSingle(Avx2.IsSupported
            ? Avx2.ConvertToVector256Int32(eight)
            : Vector256.WidenLower(Vector128.WidenLower(eight).ToVector256Unsafe()).AsInt32());
    }
}
