namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// Finds the scale of weights whose neighbours are brought within the limit of <see cref="PairSafety"/>: of those that map the largest
/// weight to 64 (where every pair is safe) up to beyond 127 (where it is clipped), the one of the least expected error.
/// </summary>
internal static class PairSafeScale
{
    private const int LowestLevel = 64;
    private const int HighestLevel = 170;
    private const float SmallestWeight = 1e-30f;

    /// <param name="row">Finite weights in the order that the layer adds up in.</param>
    /// <param name="importance">Of each column, the expected square of what it is multiplied by.</param>
    /// <param name="pairs">Whether neighbours have to be safe.</param>
    /// <param name="levelStep">How far what is tried lies apart.</param>
    /// <returns>The scale, greater than 0 also where all weights are 0, and the error that it leaves.</returns>
    public static (float Scale, double Error) OfRow(ReadOnlySpan<float> row, ReadOnlySpan<double> importance, bool pairs, int levelStep = 1)
    {
        float largest = Largest(row);
        if (largest < SmallestWeight)
        {
            return (1, 0);
        }

        (float best, double leastError) = (0, double.PositiveInfinity);
        for (int level = LowestLevel; level <= HighestLevel; level += levelStep)
        {
            float scale = largest / level;
            double error = Error(row, importance, pairs, scale);
            if (error < leastError)
            {
                (best, leastError) = (scale, error);
            }
        }

        return (best, leastError);
    }

    /// <summary>One scale for all rows of a matrix.</summary>
    /// <inheritdoc cref="OfRow"/>
    public static (float Scale, double Error) OfAll(ReadOnlyMemory<float> rows, double[] importance, bool pairs, CancellationToken cancellation)
    {
        float largest = Largest(rows.Span);
        if (largest < SmallestWeight)
        {
            return (1, 0);
        }

        double[] errors = new double[HighestLevel - LowestLevel + 1];
        Parallel.For(0, errors.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            for (int start = 0; start < rows.Length; start += importance.Length)
            {
                errors[i] += Error(rows.Span.Slice(start, importance.Length), importance, pairs, largest / (LowestLevel + i));
            }
        });
        int best = errors.AsSpan().IndexOf(errors.Min());
        return (largest / (LowestLevel + best), errors[best]);
    }

    /// <summary>The scale between the smallest and the largest of those that are tried for a row.</summary>
    public static float Nearest(ReadOnlySpan<float> row, float scale)
    {
        float largest = Largest(row);
        return largest < SmallestWeight ? 1 : Math.Clamp(scale, largest / HighestLevel, largest / LowestLevel);
    }

    /// <summary>Rounds to the nearest, and brings neighbours within the limit, each by as much.</summary>
    public static void Round(ReadOnlySpan<float> row, float scale, Span<sbyte> to)
    {
        for (int i = 0; i < row.Length; i++)
        {
            to[i] = Int8Weights.Round(row[i], scale);
            if (i % 2 == 1)
            {
                (to[i - 1], to[i]) = PairSafety.Project(to[i - 1], to[i], firstWeight: 1, secondWeight: 1);
            }
        }
    }

    // Summed in a fixed order and without vectors, whose width would make the result depend on the machine.
    private static double Error(ReadOnlySpan<float> row, ReadOnlySpan<double> importance, bool pairs, float scale)
    {
        double sum = 0;
        int last = row.Length - 1;
        for (int i = 0; i < last; i += 2)
        {
            (sbyte first, sbyte second) = (Int8Weights.Round(row[i], scale), Int8Weights.Round(row[i + 1], scale));
            if (pairs)
            {
                (first, second) = PairSafety.Project(first, second, importance[i], importance[i + 1]);
            }

            sum += importance[i] * SquaredError(row[i], first, scale);
            sum += importance[i + 1] * SquaredError(row[i + 1], second, scale);
        }

        return row.Length % 2 == 0 ? sum : sum + (importance[last] * SquaredError(row[last], Int8Weights.Round(row[last], scale), scale));
    }

    private static double SquaredError(float weight, sbyte code, float scale)
    {
        double difference = weight - ((double)code * scale);
        return difference * difference;
    }

    private static float Largest(ReadOnlySpan<float> weights)
    {
        float largest = 0;
        foreach (float weight in weights)
        {
            largest = MathF.Max(largest, MathF.Abs(weight));
        }

        return largest;
    }
}
