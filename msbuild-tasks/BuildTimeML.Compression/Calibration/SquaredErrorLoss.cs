using System.Runtime.Intrinsics;

namespace BuildTimeML.Compression.Calibration;

/// <summary>
/// The sum of h * (x - Q(x))^2 over all bins, Q with the zero point rounded as it really is. Within a bin the numbers are taken to lie evenly,
/// and the square is integrated over it. Exact zeros are not counted: they stay exact in every range.
/// </summary>
internal sealed class SquaredErrorLoss : IRangeLoss
{
    private const int Lanes = 4;

    private readonly ActivationGrid _grid;
    private readonly double[] _counts;
    private readonly double[] _edges;
    private readonly double _width;

    public SquaredErrorLoss(Histogram histogram, ActivationGrid grid)
    {
        _grid = grid;
        _width = histogram.Width;
        ReadOnlySpan<long> counts = histogram.Counts;
        int first = Math.Max(0, counts.IndexOfAnyExcept(0));
        int end = counts.LastIndexOfAnyExcept(0) + 1;

        // Empty bins at the end fill the last lanes.
        int length = (Math.Max(1, end - first) + Lanes - 1) / Lanes * Lanes;
        _counts = new double[length];
        _edges = new double[length + 1];
        for (int i = 0; i <= length; i++)
        {
            int bin = first + i;
            _edges[i] = (bin - Histogram.BinsPerSide) * _width;
            if (bin < end)
            {
                _counts[i] = counts[bin];
            }
        }
    }

    public double Of(ValueRange range)
    {
        (float scale, int zeroPoint) = _grid.Parameters(range);
        var lowest = Vector256.Create((double)_grid.Lowest - zeroPoint);
        var highest = Vector256.Create((double)_grid.Highest - zeroPoint);
        var steps = Vector256.Create(1 / (double)scale);
        var sum = Vector256<double>.Zero;
        for (int i = 0; i < _counts.Length; i += Lanes)
        {
            Vector256<double> from = Integral(Vector256.Create(_edges.AsSpan(i)) * steps, lowest, highest);
            Vector256<double> to = Integral(Vector256.Create(_edges.AsSpan(i + 1)) * steps, lowest, highest);
            sum += Vector256.Create(_counts.AsSpan(i)) * (to - from);
        }

        return (sum[0] + sum[1] + sum[2] + sum[3]) * scale * scale * scale / _width;
    }

    // Of (t - Q(t))^2 over t in steps; continuous, since a whole step adds 1/12.
    private static Vector256<double> Integral(Vector256<double> t, Vector256<double> lowest, Vector256<double> highest)
    {
        Vector256<double> level = Vector256.Min(Vector256.Max(Vector256.Round(t), lowest), highest);
        Vector256<double> rest = t - level;
        return (level * (1.0 / 12)) + (rest * rest * rest * (1.0 / 3));
    }
}
