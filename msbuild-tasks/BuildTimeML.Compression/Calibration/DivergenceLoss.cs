namespace BuildTimeML.Compression.Calibration;

/// <summary>
/// The Kullback-Leibler divergence sum of P log(P / Q) between the numbers, those outside the range added to its outermost bins, and what
/// quantising leaves of those inside: each level's share spread evenly over those of its bins that were not empty. Exact zeros are not
/// counted: they stay exact in every range. Bins of P where Q has nothing are held against <see cref="Smoothing"/>.
/// </summary>
internal sealed class DivergenceLoss : IRangeLoss
{
    /// <summary>In numbers: what stands for none at all.</summary>
    public const double Smoothing = 1e-3;

    private readonly ActivationGrid _grid;
    private readonly double _width;
    private readonly long[] _counts;

    // Of the bins before each.
    private readonly long[] _masses;
    private readonly int[] _filled;
    private readonly double[] _entropies;

    public DivergenceLoss(Histogram histogram, ActivationGrid grid)
    {
        _grid = grid;
        _width = histogram.Width;
        _counts = histogram.Counts.ToArray();
        _masses = new long[_counts.Length + 1];
        _filled = new int[_counts.Length + 1];
        _entropies = new double[_counts.Length + 1];
        for (int i = 0; i < _counts.Length; i++)
        {
            _masses[i + 1] = _masses[i] + _counts[i];
            _filled[i + 1] = _filled[i] + (_counts[i] > 0 ? 1 : 0);
            _entropies[i + 1] = _entropies[i] + Entropy(_counts[i]);
        }
    }

    public double Of(ValueRange range)
    {
        (float scale, int zeroPoint) = _grid.Parameters(range);
        int first = BinAt((_grid.Lowest - zeroPoint - 0.5) * scale);
        int end = Math.Max(first + 1, BinAt((_grid.Highest - zeroPoint + 0.5) * scale));
        long inside = _masses[end] - _masses[first];
        long all = _masses[^1];
        if (all == 0 || inside == 0)
        {
            return all == 0 ? 0 : double.PositiveInfinity;
        }

        // The sum of P log P less that of P log Q, times the number of all; the logarithm of that number cancels out.
        long below = _masses[first];
        long above = all - _masses[end];
        double sum = _entropies[end] - _entropies[first] + Raised(first, below) + Raised(end - 1, above);
        double share = all / (double)inside;
        int from = first;
        for (int level = _grid.Lowest; level <= _grid.Highest && from < end; level++)
        {
            int to = level == _grid.Highest ? end : Math.Clamp(BinAt((level - zeroPoint + 0.5) * scale), from, end);
            if (to > from)
            {
                long outside = (from == first ? below : 0) + (to == end ? above : 0);
                int edges = (from == first && below > 0 && _counts[first] == 0 ? 1 : 0) + (to == end && above > 0 && _counts[end - 1] == 0 && end - 1 > first ? 1 : 0);
                sum -= Cross(from, to, outside, edges, share);
            }

            from = to;
        }

        return sum;
    }

    // What a bin's P log P gains by the numbers outside.
    private double Raised(int bin, long outside) => Entropy(_counts[bin] + outside) - Entropy(_counts[bin]);

    // P log Q of one level, whose share is spread over the bins that have something in P.
    private double Cross(int from, int to, long outside, int edges, double share)
    {
        long mass = _masses[to] - _masses[from];
        int filled = _filled[to] - _filled[from] + edges;
        return filled == 0 ? 0 : (mass + outside) * NaturalLogarithm.Of(mass == 0 ? Smoothing : mass * share / filled);
    }

    private static double Entropy(double count) => count * NaturalLogarithm.Of(count);

    // The bin whose middle is the first at or above the number.
    private int BinAt(double number) => Math.Clamp((int)Math.Ceiling((number / _width) - 0.5) + Histogram.BinsPerSide, 0, _counts.Length);
}
