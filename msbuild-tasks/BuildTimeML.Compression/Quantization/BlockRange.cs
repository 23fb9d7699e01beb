namespace BuildTimeML.Compression.Quantization;

/// <summary>The range of the weights of a block, zero included.</summary>
internal static class BlockRange
{
    // A scale below it is no normal float32 any more, and such weights are as good as 0.
    private const double SmallestScale = 1e-37;

    public static (double Minimum, double Maximum) Of(ReadOnlySpan<double> weights)
    {
        (double minimum, double maximum) = (0, 0);
        foreach (double weight in weights)
        {
            minimum = Math.Min(minimum, weight);
            maximum = Math.Max(maximum, weight);
        }

        return (minimum, maximum);
    }

    public static bool IsZero(double minimum, double maximum, int limit) => (maximum - minimum) / limit < SmallestScale;
}
