namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>
/// With the steps q of a row fixed, the scale s of the least output error: (w - sq)'H(w - sq) is least where s = w'Hq / q'Hq.
/// </summary>
internal static class ScaleFit
{
    /// <param name="weights">w.</param>
    /// <param name="steps">q.</param>
    /// <param name="gram">H, the mean of xx' of the inputs.</param>
    /// <param name="scale">What the steps were rounded with; stays where the fit says nothing.</param>
    public static float Best(ReadOnlySpan<float> weights, ReadOnlySpan<sbyte> steps, ReadOnlySpan<double> gram, float scale)
    {
        double wHq = 0;
        double qHq = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            ReadOnlySpan<double> row = gram.Slice(i * weights.Length, weights.Length);
            double Hq = 0;
            for (int j = 0; j < row.Length; j++)
            {
                Hq += row[j] * steps[j];
            }

            wHq += weights[i] * Hq;
            qHq += steps[i] * Hq;
        }

        float fitted = (float)(wHq / qHq);
        return float.IsFinite(fitted) && fitted > scale / 2 && fitted < scale * 2 ? fitted : scale;
    }
}
