using System.Runtime.Intrinsics;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>Products of matrices of doubles, the same on every machine.</summary>
internal static class Matrices
{
    private const int Lanes = 4;

    /// <param name="left">Rows of <paramref name="inner"/> numbers.</param>
    /// <param name="right">As many rows of <paramref name="columns"/> numbers.</param>
    /// <param name="rows">Of the left.</param>
    /// <param name="inner">Of the left the columns, of the right the rows.</param>
    /// <param name="columns">Of the right.</param>
    public static double[] Multiply(ReadOnlySpan<double> left, double[] right, int rows, int inner, int columns)
    {
        double[] factors = left.ToArray();
        double[] product = new double[rows * columns];
        Parallel.For(0, rows, r =>
        {
            Span<double> target = product.AsSpan(r * columns, columns);
            for (int k = 0; k < inner; k++)
            {
                double factor = factors[(r * inner) + k];
                if (factor != 0)
                {
                    Quantization.Rows.Subtract(target, -factor, right.AsSpan(k * columns, columns));
                }
            }
        });
        return product;
    }

    /// <param name="matrix">Rows of <paramref name="columns"/> numbers.</param>
    /// <param name="rows">How many.</param>
    /// <param name="columns">Of the matrix.</param>
    public static double[] Transpose(double[] matrix, int rows, int columns)
    {
        double[] transposed = new double[matrix.Length];
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                transposed[(c * rows) + r] = matrix[(r * columns) + c];
            }
        }

        return transposed;
    }

    /// <summary>In four lanes whatever the machine.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var lanes = Vector256<double>.Zero;
        int i = 0;
        for (; i <= x.Length - Lanes; i += Lanes)
        {
            lanes += Vector256.Create(x[i..]) * Vector256.Create(y[i..]);
        }

        double sum = lanes[0] + lanes[1] + lanes[2] + lanes[3];
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
