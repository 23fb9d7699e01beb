namespace BuildTimeML.Compression.Quantization.Signs;

/// <summary>Rounds each row to signs by a scale of its own, which is fitted to the row before errors of its columns reach others.</summary>
/// <param name="format">What there is besides signs.</param>
/// <param name="columns">Of a row.</param>
/// <param name="digits">Receives the digits, row by row.</param>
/// <param name="scales">Receives the scales.</param>
internal sealed class SignGrid(SignFormat format, int columns, Memory<byte> digits, Memory<float> scales) : IWeightGrid
{
    private readonly double[] _thresholds = new double[scales.Length];

    public int GroupSize => columns;

    public void Fit(int row, int column, ReadOnlySpan<double> weights)
    {
        (double scale, double threshold) = SignFit.Of(weights, format.HasZero);
        scales.Span[row] = (float)scale;

        // Halfway to zero, errors that arrive later decide for the nearer; the fitted weights themselves stay on their side.
        _thresholds[row] = Math.Min(threshold, scale / 2);
    }

    public double Round(int row, int column, ReadOnlySpan<double> weights)
    {
        double weight = weights[column];
        double scale = scales.Span[row];
        int sign = format.HasZero && Math.Abs(weight) < _thresholds[row] ? 0 : weight < 0 ? -1 : 1;
        digits.Span[(row * columns) + column] = (byte)(format.HasZero ? sign + 1 : (sign + 1) / 2);
        return sign * scale;
    }
}
