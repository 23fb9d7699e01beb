namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>Solves X A = B for a symmetric positive definite A by its Cholesky factor; the same on every machine.</summary>
internal sealed class PositiveSystem
{
    // The lower triangle, row by row.
    private readonly double[] _factor;
    private readonly int _size;

    private PositiveSystem(double[] factor, int size) => (_factor, _size) = (factor, size);

    /// <param name="matrix">A, row by row; what lies on the diagonal and below it is read.</param>
    /// <param name="size">The number of its rows.</param>
    /// <param name="damping">What is added to the diagonal, in means of it; ten times as much where A is too close to singular, as often as needed.</param>
    /// <exception cref="ArgumentException">A is not finite or not positive semidefinite.</exception>
    public static PositiveSystem Of(ReadOnlySpan<double> matrix, int size, double damping)
    {
        double mean = 0;
        for (int i = 0; i < size; i++)
        {
            mean += matrix[(i * size) + i] / size;
        }

        if (!double.IsFinite(mean))
        {
            throw new ArgumentException("The matrix is not finite.", nameof(matrix));
        }

        double unit = mean > 0 ? mean : 1;
        double[] factor = new double[matrix.Length];
        for (double part = damping; part <= 10; part *= 10)
        {
            matrix.CopyTo(factor);
            for (int i = 0; i < size; i++)
            {
                factor[(i * size) + i] += part * unit;
            }

            if (TryFactor(factor, size))
            {
                return new PositiveSystem(factor, size);
            }
        }

        throw new ArgumentException("The matrix is not positive semidefinite.", nameof(matrix));
    }

    /// <summary>Replaces each row b of B by the x with x A = b.</summary>
    /// <param name="rows">B, row by row.</param>
    public void Solve(double[] rows) => Parallel.For(0, rows.Length / _size, r => Solve(rows.AsSpan(r * _size, _size)));

    /// <summary>L'x for the factor L with L L' = A: the row x in coordinates where A is the identity.</summary>
    public ReadOnlySpan<double> FactorRow(int index) => _factor.AsSpan(index * _size, index + 1);

    private void Solve(Span<double> x)
    {
        for (int i = 0; i < _size; i++)
        {
            ReadOnlySpan<double> row = _factor.AsSpan(i * _size, i + 1);
            x[i] = (x[i] - Matrices.Dot(row[..i], x)) / row[i];
        }

        for (int i = _size - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = _factor.AsSpan(i * _size, i + 1);
            x[i] /= row[i];
            Quantization.Rows.Subtract(x[..i], x[i], row);
        }
    }

    private static bool TryFactor(double[] a, int size)
    {
        for (int j = 0; j < size; j++)
        {
            double pivot = a[(j * size) + j] - Matrices.Dot(a.AsSpan(j * size, j), a.AsSpan(j * size, j));
            if (!(pivot > 0) || !double.IsFinite(pivot))
            {
                return false;
            }

            double root = Math.Sqrt(pivot);
            a[(j * size) + j] = root;
            Column(a, size, j, root);
        }

        return true;
    }

    private static void Column(double[] a, int size, int j, double root)
    {
        int rows = size - j - 1;
        int chunk = Math.Max(32, rows / 8);
        if ((long)rows * j < 1 << 15)
        {
            ColumnRange(a, size, j, root, j + 1, size);
            return;
        }

        Parallel.For(0, (rows + chunk - 1) / chunk, part => ColumnRange(a, size, j, root, j + 1 + (part * chunk), Math.Min(size, j + 1 + ((part + 1) * chunk))));
    }

    private static void ColumnRange(double[] a, int size, int j, double root, int first, int end)
    {
        ReadOnlySpan<double> pivotRow = a.AsSpan(j * size, j);
        for (int i = first; i < end; i++)
        {
            a[(i * size) + j] = (a[(i * size) + j] - Matrices.Dot(pivotRow, a.AsSpan(i * size, j))) / root;
        }
    }
}
