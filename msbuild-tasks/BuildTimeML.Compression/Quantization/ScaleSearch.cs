namespace BuildTimeML.Compression.Quantization;

/// <summary>Finds the scale that rounds weights with the least squared error: clipping a few can serve the many.</summary>
internal static class ScaleSearch
{
    private const int Steps = 16;
    private const float SmallestFraction = 0.6f;

    /// <param name="weights">Finite numbers.</param>
    /// <param name="squaredError">What is left between the weights and what they are rounded to.</param>
    /// <returns>Greater than 0, also where all weights are 0.</returns>
    public static float Best(ReadOnlySpan<float> weights, out double squaredError)
    {
        squaredError = 0;
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
        squaredError = Error(weights, best);
        for (int step = 1; step < Steps; step++)
        {
            float fraction = 1 - ((1 - SmallestFraction) * step / (Steps - 1));
            float scale = largest * fraction / Int8Weights.Limit;
            double error = Error(weights, scale);
            if (error < squaredError)
            {
                (best, squaredError) = (scale, error);
            }
        }

        float refined = Refine(weights, best);
        double refinedError = Error(weights, refined);
        if (refinedError >= squaredError)
        {
            return best;
        }

        squaredError = refinedError;
        return refined;
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
