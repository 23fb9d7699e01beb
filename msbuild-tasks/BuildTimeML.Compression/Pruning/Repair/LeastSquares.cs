namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>
/// Finds weights that give from other inputs what a layer gave: the W' with the least mean of |W x + b - W' y - b'|² + d |W' - W0|², that is
/// W' = W0 + (W Cxy - W0 Cyy)(Cyy + dI)⁻¹ and b' = b + W mean(x) - W' mean(y), with the covariances C of x and y.
/// </summary>
internal static class LeastSquares
{
    /// <param name="weights">W: rows of K numbers.</param>
    /// <param name="start">W0: as many rows of L numbers; becomes W'.</param>
    /// <param name="across">x with y.</param>
    /// <param name="inner">y with y.</param>
    /// <param name="damping">d, in means of the diagonal of Cyy.</param>
    /// <returns>What is to be added to each output: b' - b.</returns>
    public static double[] Solve(ReadOnlyMemory<double> weights, Memory<double> start, CrossGram across, CrossGram inner, double damping)
    {
        int rows = start.Length / inner.Rows;
        double[] change = Matrices.Multiply(weights.Span, across.Covariance, rows, across.Rows, across.Columns);
        double[] known = Matrices.Multiply(start.Span, inner.Covariance, rows, inner.Rows, inner.Rows);
        Quantization.Rows.Subtract(change, 1, known);
        PositiveSystem.Of(inner.Covariance, inner.Rows, damping).Solve(change);
        Quantization.Rows.Subtract(start.Span, -1, change);
        double[] shift = new double[rows];
        for (int r = 0; r < rows; r++)
        {
            shift[r] = Matrices.Dot(weights.Span.Slice(r * across.Rows, across.Rows), across.LeftMean) - Matrices.Dot(start.Span.Slice(r * inner.Rows, inner.Rows), inner.RightMean);
        }

        return shift;
    }
}
