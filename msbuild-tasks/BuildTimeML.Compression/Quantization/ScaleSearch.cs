namespace BuildTimeML.Compression.Quantization;

/// <summary>Finds the scale that rounds weights with the least squared error: clipping a few can serve the many.</summary>
internal static class ScaleSearch
{
    private const int Steps = 16;
    private const float SmallestFraction = 0.6f;

    /// <param name="weights">Finite numbers.</param>
    /// <returns>Greater than 0, also where all weights are 0.</returns>
    public static float Best(ReadOnlySpan<float> weights)
    {
        float largest = 0;
        foreach (float weight in weights)
        {
            largest = MathF.Max(largest, MathF.Abs(weight));
        }

        // Below this the quotient weight / scale is no number any more, and such weights are as good as 0.
        if (largest / Int8Weights.Limit < 1e-37f)
        {
            return 1;
        }

        float best = largest / Int8Weights.Limit;
        double bestError = Error(weights, best);
        for (int step = 1; step < Steps; step++)
        {
            float fraction = 1 - ((1 - SmallestFraction) * step / (Steps - 1));
            float scale = largest * fraction / Int8Weights.Limit;
            double error = Error(weights, scale);
            if (error < bestError)
            {
                (best, bestError) = (scale, error);
            }
        }

        float refined = Refine(weights, best);
        return Error(weights, refined) < bestError ? refined : best;
    }

    // Summed in a fixed order and without vectors, whose width would make the result depend on the machine.
    private static double Error(ReadOnlySpan<float> weights, float scale)
    {
        double sum = 0;
        foreach (float weight in weights)
        {
            double difference = weight - (Int8Weights.Round(weight, scale) * scale);
            sum += difference * difference;
        }

        return sum;
    }

    // With the rounded values fixed, the best scale is the one of a least squares fit.
    private static float Refine(ReadOnlySpan<float> weights, float scale)
    {
        double product = 0;
        double square = 0;
        foreach (float weight in weights)
        {
            double rounded = Int8Weights.Round(weight, scale);
            product += rounded * weight;
            square += rounded * rounded;
        }

        return (float)(product / square);
    }
}
