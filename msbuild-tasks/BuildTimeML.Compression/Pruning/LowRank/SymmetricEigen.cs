using BuildTimeML.Compression.Pruning.Repair;

namespace BuildTimeML.Compression.Pruning.LowRank;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction to tridiagonal form and QL steps with implicit shifts
/// (Martin, Reinsch, Wilkinson, "Householder's Tridiagonalization of a Symmetric Matrix", 1968; Dubrulle, Martin, Wilkinson, "The Implicit QL Algorithm", 1968).
/// </summary>
internal static class SymmetricEigen
{
    private const int MostSteps = 60;
    private const double RoundOff = 2.3e-16;

    /// <param name="matrix">Row by row; is not changed.</param>
    /// <param name="size">The number of its rows.</param>
    /// <returns>The eigenvalues, the largest first, and for each a row with its eigenvector of length 1.</returns>
    /// <exception cref="ArithmeticException">The matrix is not finite.</exception>
    public static (double[] Values, double[] Vectors) Of(ReadOnlySpan<double> matrix, int size)
    {
        // Row i of the basis is vector i throughout, so that rotations work on whole rows.
        double[] basis = Identity(size);
        (double[] diagonal, double[] beside) = Tridiagonal(matrix.ToArray(), size, basis);
        double negligible = RoundOff * diagonal.Zip(beside, (d, e) => Math.Abs(d) + Math.Abs(e)).Max();
        for (int l = 0; l < size; l++)
        {
            Deflate(diagonal, beside, basis, size, l, negligible);
        }

        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => diagonal[i]).ThenBy(i => i)];
        double[] vectors = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            basis.AsSpan(order[i] * size, size).CopyTo(vectors.AsSpan(i * size));
        }

        return ([.. order.Select(i => diagonal[i])], vectors);
    }

    private static double[] Identity(int size)
    {
        double[] identity = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            identity[(i * size) + i] = 1;
        }

        return identity;
    }

    // Reflects rows and columns k + 1 and later so that only the first of column k is left: A becomes HAH, and the basis HB.
    private static (double[] Diagonal, double[] Beside) Tridiagonal(double[] a, int size, double[] basis)
    {
        double[] v = new double[size];
        double[] p = new double[size];
        for (int k = 0; k < size - 2; k++)
        {
            Array.Clear(v);
            for (int i = k + 1; i < size; i++)
            {
                v[i] = a[(i * size) + k];
            }

            double norm = Math.Sqrt(Matrices.Dot(v, v));
            if (norm == 0)
            {
                continue;
            }

            v[k + 1] += v[k + 1] >= 0 ? norm : -norm;
            double scale = 2 / Matrices.Dot(v, v);
            Parallel.For(0, size, i => p[i] = scale * Matrices.Dot(a.AsSpan(i * size, size), v));
            double half = scale / 2 * Matrices.Dot(p, v);
            for (int i = 0; i < size; i++)
            {
                p[i] -= half * v[i];
            }

            Parallel.For(0, size, i =>
            {
                Span<double> row = a.AsSpan(i * size, size);
                Quantization.Rows.Subtract(row, v[i], p);
                Quantization.Rows.Subtract(row, p[i], v);
            });
            Reflect(basis, size, v, scale, k + 1);
        }

        double[] diagonal = [.. Enumerable.Range(0, size).Select(i => a[(i * size) + i])];
        double[] beside = [.. Enumerable.Range(0, size).Select(i => i + 1 < size ? a[((i + 1) * size) + i] : 0)];
        return (diagonal, beside);
    }

    private static void Reflect(double[] basis, int size, double[] v, double scale, int first)
    {
        double[] sums = new double[size];
        for (int i = first; i < size; i++)
        {
            Quantization.Rows.Subtract(sums, -scale * v[i], basis.AsSpan(i * size, size));
        }

        for (int i = first; i < size; i++)
        {
            Quantization.Rows.Subtract(basis.AsSpan(i * size, size), v[i], sums);
        }
    }

    // QL steps until what is beside diagonal element l is nothing any more.
    private static void Deflate(double[] d, double[] e, double[] basis, int size, int l, double negligible)
    {
        for (int step = 0; ; step++)
        {
            int m = l;
            while (m < size - 1 && Math.Abs(e[m]) > negligible)
            {
                m++;
            }

            if (m == l)
            {
                return;
            }

            if (step == MostSteps || !double.IsFinite(d[l]))
            {
                throw new ArithmeticException("The eigenvalues were not found: the matrix is not finite.");
            }

            Step(d, e, basis, size, l, m);
        }
    }

    private static void Step(double[] d, double[] e, double[] basis, int size, int l, int m)
    {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = Math.Sqrt((g * g) + 1);
        g = d[m] - d[l] + (e[l] / (g + (g >= 0 ? r : -r)));
        (double s, double c, double p) = (1, 1, 0);
        for (int i = m - 1; i >= l; i--)
        {
            double f = s * e[i];
            double b = c * e[i];
            r = Math.Sqrt((f * f) + (g * g));
            e[i + 1] = r;
            if (r == 0)
            {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }

            (s, c) = (f / r, g / r);
            g = d[i + 1] - p;
            r = ((d[i] - g) * s) + (2 * c * b);
            p = s * r;
            d[i + 1] = g + p;
            g = (c * r) - b;
            Rotate(basis.AsSpan(i * size, size), basis.AsSpan((i + 1) * size, size), s, c);
        }

        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }

    private static void Rotate(Span<double> low, Span<double> high, double s, double c)
    {
        for (int k = 0; k < low.Length; k++)
        {
            double f = high[k];
            high[k] = (s * low[k]) + (c * f);
            low[k] = (c * low[k]) - (s * f);
        }
    }
}
