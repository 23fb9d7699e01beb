namespace BuildTimeML.Compression.Calibration;

/// <summary>The range that holds all but the outermost numbers, with as many left out below it as above.</summary>
internal static class PercentileRange
{
    /// <param name="histogram">Of all numbers.</param>
    /// <param name="percentile">How many of them are inside, in percent.</param>
    public static ValueRange Of(Histogram histogram, double percentile)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(percentile);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percentile, 100);
        double outside = (100 - percentile) / 200 * histogram.Count;
        double minimum = Edge(histogram, outside);
        double maximum = Edge(histogram, histogram.Count - outside);
        return new ValueRange(
            MathF.Max(histogram.Range.Minimum, (float)Math.Min(minimum, 0)),
            MathF.Min(histogram.Range.Maximum, (float)Math.Max(maximum, 0)));
    }

    // Within a bin the numbers are taken to lie evenly, but exact zeros at its lower edge.
    private static double Edge(Histogram histogram, double below)
    {
        ReadOnlySpan<long> counts = histogram.Counts;
        double sum = 0;
        for (int bin = 0; bin < counts.Length; bin++)
        {
            sum += bin == Histogram.BinsPerSide ? histogram.Zeros : 0;
            if (sum + counts[bin] >= below)
            {
                double inside = counts[bin] == 0 ? 0 : Math.Max(0, (below - sum) / counts[bin]);
                return (bin - Histogram.BinsPerSide + inside) * histogram.Width;
            }

            sum += counts[bin];
        }

        return Histogram.BinsPerSide * histogram.Width;
    }
}
