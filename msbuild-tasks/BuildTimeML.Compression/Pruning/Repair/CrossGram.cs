namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>What two sets of vectors have in common, without their means; of one group of a layer.</summary>
/// <param name="Rows">K, the length of the vectors on the left.</param>
/// <param name="Columns">L, the length of those on the right.</param>
/// <param name="Covariance">K * L numbers: the mean of (x - mean x)(y - mean y)'.</param>
/// <param name="LeftMean">K numbers.</param>
/// <param name="RightMean">L numbers.</param>
internal sealed record CrossGram(int Rows, int Columns, double[] Covariance, double[] LeftMean, double[] RightMean)
{
    /// <param name="sums">Groups * (K + 1) * (L + 1) numbers: the products with the sums at their ends.</param>
    /// <param name="group">Which of the groups.</param>
    /// <param name="rows">K.</param>
    /// <param name="columns">L.</param>
    public static CrossGram Of(double[] sums, int group, int rows, int columns)
    {
        ReadOnlySpan<double> all = sums.AsSpan(group * (rows + 1) * (columns + 1), (rows + 1) * (columns + 1));
        double count = all[^1];
        double[] left = new double[rows];
        double[] right = new double[columns];
        for (int i = 0; i < rows; i++)
        {
            left[i] = all[(i * (columns + 1)) + columns] / count;
        }

        for (int j = 0; j < columns; j++)
        {
            right[j] = all[(rows * (columns + 1)) + j] / count;
        }

        double[] covariance = new double[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                covariance[(i * columns) + j] = (all[(i * (columns + 1)) + j] / count) - (left[i] * right[j]);
            }
        }

        return new CrossGram(rows, columns, covariance, left, right);
    }

    /// <summary>Some of the elements of the vectors.</summary>
    /// <param name="rows">Those of the vectors on the left; null for all.</param>
    /// <param name="columns">Those of the vectors on the right.</param>
    public CrossGram Take(int[]? rows, int[] columns)
    {
        rows ??= [.. Enumerable.Range(0, Rows)];
        double[] taken = new double[rows.Length * columns.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                taken[(i * columns.Length) + j] = Covariance[(rows[i] * Columns) + columns[j]];
            }
        }

        return new CrossGram(rows.Length, columns.Length, taken, [.. rows.Select(r => LeftMean[r])], [.. columns.Select(c => RightMean[c])]);
    }

    /// <summary>As if no mean had been taken out.</summary>
    public CrossGram WithMeans()
    {
        double[] products = [.. Covariance];
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                products[(i * Columns) + j] += LeftMean[i] * RightMean[j];
            }
        }

        return this with { Covariance = products, LeftMean = new double[Rows], RightMean = new double[Columns] };
    }
}
