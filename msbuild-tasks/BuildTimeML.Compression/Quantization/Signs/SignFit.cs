namespace BuildTimeML.Compression.Quantization.Signs;

/// <summary>
/// The sign and scale of a row that leave the least squared error. Binary: the mean magnitude (Rastegari, Ordonez, Redmon, Farhadi,
/// "XNOR-Net", 2016, equation 6). Ternary: of the k largest magnitudes those whose sum, squared, by k is largest, and their mean (Li, Liu, "Ternary
/// Weight Networks", 2016, equation 4, which they approximate by a threshold of 0.7 means; here all k are looked at).
/// </summary>
internal static class SignFit
{
    /// <param name="weights">Of a row, finite.</param>
    /// <param name="hasZero">Whether weights may be zero.</param>
    /// <returns>The scale, and the magnitude from which on a weight is not zero.</returns>
    public static (double Scale, double Threshold) Of(ReadOnlySpan<double> weights, bool hasZero) => Of(weights, hasZero, new double[weights.Length]);

    /// <summary>The same without allocating anything.</summary>
    /// <param name="weights">Of a row, finite.</param>
    /// <param name="hasZero">Whether weights may be zero.</param>
    /// <param name="sizes">Room for as many numbers.</param>
    /// <inheritdoc cref="Of(ReadOnlySpan{double}, bool)" path="/returns"/>
    public static (double Scale, double Threshold) Of(ReadOnlySpan<double> weights, bool hasZero, Span<double> sizes)
    {
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = Math.Abs(weights[i]);
        }

        if (!hasZero)
        {
            return (Mean(sizes), 0);
        }

        sizes.Sort();
        (double scale, double threshold, double best, double sum) = (0, double.PositiveInfinity, 0, 0);
        for (int i = sizes.Length - 1, kept = 1; i >= 0; i--, kept++)
        {
            sum += sizes[i];

            // Equal ones stay or go together.
            bool isLastOfEqual = i == 0 || sizes[i - 1] < sizes[i];
            if (isLastOfEqual && sum * sum / kept > best)
            {
                (scale, threshold, best) = (sum / kept, sizes[i], sum * sum / kept);
            }
        }

        return (scale, threshold);
    }

    private static double Mean(ReadOnlySpan<double> sizes)
    {
        double sum = 0;
        foreach (double size in sizes)
        {
            sum += size;
        }

        return sum / sizes.Length;
    }
}
