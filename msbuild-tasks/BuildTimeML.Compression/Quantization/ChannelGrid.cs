namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// Signed bytes from -127 to 127 with a given scale per row. Pair-safe, the weights of columns 2k and 2k+1 that have one sign stay
/// within 128 together: then no sum of two products with unsigned bytes saturates the 16 bits that x64 processors without VNNI
/// add them in (255 * 128 &lt; 2^15).
/// </summary>
internal sealed class ChannelGrid(float[] scales, int columns, bool pairSafe) : IWeightGrid
{
    private const int PairLimit = 128;

    /// <summary>Row by row.</summary>
    public sbyte[] Codes { get; } = new sbyte[scales.Length * columns];

    // The scales are given: there is nothing to fit.
    public int GroupSize => 128;

    public void Fit(int row, int column, ReadOnlySpan<double> weights)
    {
    }

    public double Round(int row, int column, ReadOnlySpan<double> weights)
    {
        double scale = scales[row];
        double code = Nearest(weights[column] / scale);
        if (pairSafe)
        {
            code = column % 2 == 1 ? Second(code, Codes[(row * columns) + column - 1])
                : column + 1 < columns ? First(weights[column] / scale, weights[column + 1] / scale)
                : code;
        }

        Codes[(row * columns) + column] = (sbyte)code;
        return code * scale;
    }

    private static double Nearest(double quotient) => Math.Clamp(Math.Round(quotient), -Int8Weights.Limit, Int8Weights.Limit);

    // Of a pair that is too large together, both come down by the same.
    private static double First(double first, double second)
    {
        (double a, double b) = (Nearest(first), Nearest(second));
        if (a * b <= 0 || Math.Abs(a) + Math.Abs(b) <= PairLimit)
        {
            return a;
        }

        double share = Math.Round((Math.Abs(first) - Math.Abs(second) + PairLimit) / 2);
        return Math.CopySign(Math.Clamp(share, 1, Int8Weights.Limit), a);
    }

    private static double Second(double code, double first) =>
        code * first > 0 ? Math.CopySign(Math.Min(Math.Abs(code), PairLimit - Math.Abs(first)), code) : code;
}
