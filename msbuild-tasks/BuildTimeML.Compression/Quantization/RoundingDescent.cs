namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// Takes rounded weights up or down, one after the other, as long as that makes (w - q) H (w - q)' smaller: the problem of Nagel, Amjad, van Baalen, Louizos,
/// Blankevoort, "Up or Down? Adaptive Rounding for Post-Training Quantization", 2020, equation 20, without a bound on how far q may be from w, and by
/// coordinate descent from where another method has come to.
/// </summary>
internal static class RoundingDescent
{
    private const int Passes = 20;

    // Of what a change would gain, beside its own square: less than that is rounding.
    private const double Smallest = 1e-9;

    /// <param name="weights">w, a row.</param>
    /// <param name="rounded">q, numbers of the grid; they change with the grid.</param>
    /// <param name="gram">H, K by K.</param>
    /// <param name="damping">What is added to the diagonal of H.</param>
    /// <param name="grid">Of the rounded weights.</param>
    /// <param name="row">Which of its rows.</param>
    public static void Run(ReadOnlySpan<float> weights, Span<double> rounded, ReadOnlySpan<double> gram, double damping, ISteppedGrid grid, int row)
    {
        // (q - w) H.
        double[] slopes = new double[weights.Length];
        for (int i = 0; i < slopes.Length; i++)
        {
            Add(slopes, rounded[i] - weights[i], gram, damping, i);
        }

        for (int pass = 0; pass < Passes && Pass(rounded, slopes, gram, damping, grid, row); pass++)
        {
        }
    }

    private static bool Pass(Span<double> rounded, double[] slopes, ReadOnlySpan<double> gram, double damping, ISteppedGrid grid, int row)
    {
        bool any = false;
        for (int i = 0; i < slopes.Length; i++)
        {
            double curvature = gram[(i * slopes.Length) + i] + damping;
            if (!(curvature > 0))
            {
                continue;
            }

            double target = rounded[i] - (slopes[i] / curvature);
            (double low, double high) = grid.Neighbours(row, i, target);
            double next = target - low < high - target ? low : high;
            double change = next - rounded[i];
            double gain = -((2 * slopes[i]) + (change * curvature)) * change;
            if (gain > Smallest * curvature * change * change && grid.TryChange(row, i, next))
            {
                rounded[i] = next;
                Add(slopes, change, gram, damping, i);
                any = true;
            }
        }

        return any;
    }

    private static void Add(double[] slopes, double change, ReadOnlySpan<double> gram, double damping, int column)
    {
        Rows.Subtract(slopes, -change, gram.Slice(column * slopes.Length, slopes.Length));
        slopes[column] += change * damping;
    }
}
