using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>
/// The inverse of the discrete cosine transform of 8 x 8 blocks (T.81, A.3.3): along the columns, then along the rows. A vector
/// holds a row of a block.
/// </summary>
internal static class InverseDct
{
    private const int Size = 8;

    // For each frequency what it gives at each place, with the factor of the frequency.
    private static readonly float[] Cosines = MakeCosines();

    /// <param name="coefficients">The block's.</param>
    /// <param name="steps">What each is multiplied by.</param>
    /// <param name="to">Receives the samples.</param>
    /// <param name="stride">From one row of samples to the next.</param>
    public static void Transform(ReadOnlySpan<short> coefficients, ReadOnlySpan<ushort> steps, Span<byte> to, int stride)
    {
        Span<float> columns = stackalloc float[Size * Size];
        AlongColumns(coefficients, steps, columns);
        for (int y = 0; y < Size; y++)
        {
            Vector256<float> row = Vector256.Create(128.5f);
            for (int u = 0; u < Size; u++)
            {
                row += Vector256.Create(Cosines.AsSpan(u * Size, Size)) * columns[(y * Size) + u];
            }

            Write(row, to[(y * stride)..]);
        }
    }

    // Most blocks have no high frequencies: their rows are left out.
    private static void AlongColumns(ReadOnlySpan<short> coefficients, ReadOnlySpan<ushort> steps, Span<float> to)
    {
        to.Clear();
        for (int v = 0; v < Size; v++)
        {
            Vector128<short> row = Vector128.Create(coefficients.Slice(v * Size, Size));
            if (row == Vector128<short>.Zero)
            {
                continue;
            }

            Vector128<ushort> factors = Vector128.Create(steps.Slice(v * Size, Size));
            Vector256<float> frequencies = Vector256.ConvertToSingle(
                Vector256.WidenLower(row.ToVector256Unsafe()) * Vector256.WidenLower(factors.ToVector256Unsafe()).AsInt32());
            for (int y = 0; y < Size; y++)
            {
                Span<float> sums = to.Slice(y * Size, Size);
                (Vector256.Create(sums) + (frequencies * Cosines[(v * Size) + y])).CopyTo(sums);
            }
        }
    }

    private static void Write(Vector256<float> row, Span<byte> to)
    {
        Vector256<uint> samples = Vector256.ConvertToInt32(Vector256.Clamp(row, Vector256<float>.Zero, Vector256.Create(255f))).AsUInt32();
        Vector128<ushort> words = Vector128.Narrow(samples.GetLower(), samples.GetUpper());
        MemoryMarshal.Write(to, Vector128.Narrow(words, words).AsUInt64().ToScalar());
    }

    private static float[] MakeCosines()
    {
        float[] cosines = new float[Size * Size];
        for (int u = 0; u < Size; u++)
        {
            for (int x = 0; x < Size; x++)
            {
                cosines[(u * Size) + x] = (float)((u == 0 ? Math.Sqrt(0.5) : 1) / 2 * Math.Cos(((2 * x) + 1) * u * Math.PI / (2 * Size)));
            }
        }

        return cosines;
    }
}
