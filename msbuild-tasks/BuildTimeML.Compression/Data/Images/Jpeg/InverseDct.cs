namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>The inverse of the discrete cosine transform of 8 x 8 blocks (T.81, A.3.3): along the columns, then along the rows.</summary>
internal static class InverseDct
{
    private const int Size = 8;

    // Cosines[frequency, place], with the factor of the frequency.
    private static readonly float[,] Cosines = MakeCosines();

    /// <param name="coefficients">The block's.</param>
    /// <param name="steps">What each is multiplied by.</param>
    /// <param name="to">Receives the samples.</param>
    /// <param name="stride">From one row of samples to the next.</param>
    public static void Transform(ReadOnlySpan<short> coefficients, ReadOnlySpan<ushort> steps, Span<byte> to, int stride)
    {
        Span<float> columns = stackalloc float[Size * Size];
        Span<float> line = stackalloc float[Size];
        for (int x = 0; x < Size; x++)
        {
            for (int v = 0; v < Size; v++)
            {
                line[v] = coefficients[(v * Size) + x] * steps[(v * Size) + x];
            }

            Along(line, columns[x..], Size);
        }

        Span<float> row = stackalloc float[Size];
        for (int y = 0; y < Size; y++)
        {
            Along(columns.Slice(y * Size, Size), row, 1);
            for (int x = 0; x < Size; x++)
            {
                to[(y * stride) + x] = (byte)Math.Clamp(MathF.Floor(row[x] + 128.5f), byte.MinValue, byte.MaxValue);
            }
        }
    }

    // Even frequencies are symmetric about the middle, odd ones change their sign there.
    private static void Along(ReadOnlySpan<float> frequencies, Span<float> to, int step)
    {
        for (int x = 0; x < Size / 2; x++)
        {
            float even = 0;
            float odd = 0;
            for (int u = 0; u < Size; u += 2)
            {
                even += frequencies[u] * Cosines[u, x];
                odd += frequencies[u + 1] * Cosines[u + 1, x];
            }

            to[x * step] = even + odd;
            to[(Size - 1 - x) * step] = even - odd;
        }
    }

    private static float[,] MakeCosines()
    {
        float[,] cosines = new float[Size, Size];
        for (int u = 0; u < Size; u++)
        {
            for (int x = 0; x < Size; x++)
            {
                cosines[u, x] = (float)((u == 0 ? Math.Sqrt(0.5) : 1) / 2 * Math.Cos(((2 * x) + 1) * u * Math.PI / (2 * Size)));
            }
        }

        return cosines;
    }
}
