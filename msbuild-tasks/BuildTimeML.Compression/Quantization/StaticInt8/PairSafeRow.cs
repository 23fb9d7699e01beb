namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>Finds the scale of a row of weights: of those that map the largest weight to 64 (where every pair is safe) up to beyond 127 (where it is clipped), the one of the least expected error.</summary>
internal static class PairSafeRow
{
    private const int LowestLevel = 64;
    private const int HighestLevel = 170;
    private const float SmallestWeight = 1e-30f;

    /// <param name="row">Finite weights in the order that the layer adds up in.</param>
    /// <param name="importance">Of each column, the expected square of what it is multiplied by.</param>
    /// <param name="pairs">Whether neighbours have to be safe.</param>
    /// <returns>Greater than 0, also where all weights are 0.</returns>
    public static float BestScale(ReadOnlySpan<float> row, ReadOnlySpan<double> importance, bool pairs)
    {
        float largest = 0;
        foreach (float weight in row)
        {
            largest = MathF.Max(largest, MathF.Abs(weight));
        }

        if (largest < SmallestWeight)
        {
            return 1;
        }

        sbyte[] rounded = new sbyte[row.Length];
        (float best, double leastError) = (0, double.PositiveInfinity);
        for (int level = LowestLevel; level <= HighestLevel; level++)
        {
            float scale = largest / level;
            Round(row, importance, pairs, scale, rounded);
            double error = Error(row, importance, scale, rounded);
            if (error < leastError)
            {
                (best, leastError) = (scale, error);
            }
        }

        return best;
    }

    /// <summary>Rounds to the nearest, and then brings pairs within the limit.</summary>
    public static void Round(ReadOnlySpan<float> row, ReadOnlySpan<double> importance, bool pairs, float scale, Span<sbyte> to)
    {
        for (int i = 0; i < row.Length; i++)
        {
            to[i] = Int8Weights.Round(row[i], scale);
        }

        for (int i = 0; pairs && i + 1 < row.Length; i += 2)
        {
            (to[i], to[i + 1]) = PairSafety.Project(to[i], to[i + 1], importance[i], importance[i + 1]);
        }
    }

    // Summed in a fixed order and without vectors, whose width would make the result depend on the machine.
    private static double Error(ReadOnlySpan<float> row, ReadOnlySpan<double> importance, float scale, ReadOnlySpan<sbyte> rounded)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            double difference = row[i] - ((double)rounded[i] * scale);
            sum += importance[i] * (difference * difference);
        }

        return sum;
    }
}
