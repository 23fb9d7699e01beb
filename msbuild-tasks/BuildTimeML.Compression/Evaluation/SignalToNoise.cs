namespace BuildTimeML.Compression.Evaluation;

/// <summary>The ratio of a signal to its quantisation noise.</summary>
internal static class SignalToNoise
{
    /// <returns>In dB: 10 log10(sum of reference² / sum of (reference - actual)²). Infinite where both are equal.</returns>
    public static double Decibels(ReadOnlySpan<double> reference, ReadOnlySpan<double> actual)
    {
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < reference.Length; i++)
        {
            // Where the original has no finite number there is nothing to compare with.
            if (double.IsFinite(reference[i]))
            {
                double difference = reference[i] - actual[i];
                signal += reference[i] * reference[i];
                noise += difference * difference;
            }
        }

        return noise == 0 ? double.PositiveInfinity : 10 * Math.Log10(signal / noise);
    }
}
