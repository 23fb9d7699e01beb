namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// With the codes q of weights w fixed, the scale s of the least output error: the sum over rows of (w - sq)'H(w - sq) is least where
/// s = sum w'Hq / sum q'Hq.
/// </summary>
internal static class ScaleFit
{
    /// <param name="weights">w, row by row.</param>
    /// <param name="codes">q, row by row.</param>
    /// <param name="columns">Of a row.</param>
    /// <param name="gram">H, the mean of xx' of the inputs or a multiple of it; empty for the identity.</param>
    /// <param name="scale">What the codes were rounded with; stays where the fit says nothing.</param>
    public static float Best(ReadOnlySpan<float> weights, ReadOnlySpan<sbyte> codes, int columns, ReadOnlySpan<double> gram, float scale)
    {
        double wHq = 0;
        double qHq = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            double Hq = gram.IsEmpty ? codes[i] : Product(gram.Slice(column * columns, columns), codes.Slice(row * columns, columns));
            wHq += weights[i] * Hq;
            qHq += codes[i] * Hq;
        }

        float fitted = (float)(wHq / qHq);
        return float.IsFinite(fitted) && fitted > scale / 2 && fitted < scale * 2 ? fitted : scale;
    }

    private static double Product(ReadOnlySpan<double> row, ReadOnlySpan<sbyte> codes)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            sum += row[i] * codes[i];
        }

        return sum;
    }
}
