namespace BuildTimeML.Compression.Evaluation;

/// <summary>A value with its 95 % interval.</summary>
/// <param name="Value">The median, or the one value there is.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
/// <param name="Count">How many values it comes from.</param>
internal sealed record MedianEstimate(double Value, double Low, double High, int Count)
{
    /// <summary>What the median is of, in the order it was measured; none where it is not sampled.</summary>
    public IReadOnlyList<double> Samples { get; init; } = [];

    /// <summary>A value that is counted, not sampled.</summary>
    public static MedianEstimate Exactly(double value, int count = 1) => new(value, value, value, count);

    /// <summary>
    /// The median, with the interval that order statistics give: its ends are the values whose ranks enclose the true median
    /// with a probability of at least 95 %, whatever the distribution (the number of values below it is binomial, p = 1/2).
    /// </summary>
    public static MedianEstimate MedianOf(IEnumerable<double> values)
    {
        double[] samples = [.. values];
        double[] sorted = [.. samples.Order()];
        int cut = RanksToCut(sorted.Length);
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new MedianEstimate(median, sorted[cut], sorted[^(cut + 1)], sorted.Length) { Samples = samples };
    }

    /// <summary>How many values to leave out at each end, so that what is left out weighs at most 5 %; none below six values.</summary>
    private static int RanksToCut(int count)
    {
        // The logarithm of the probability that exactly `below` values lie below the median: for thousands of values the
        // probability itself is too small for a double.
        double logarithm = count * Math.Log(0.5);
        double tail = 0;
        int below = 0;
        while (tail + Math.Exp(logarithm) <= 0.025)
        {
            tail += Math.Exp(logarithm);
            logarithm += Math.Log((count - below) / (below + 1.0));
            below++;
        }

        return Math.Max(0, below - 1);
    }
}
