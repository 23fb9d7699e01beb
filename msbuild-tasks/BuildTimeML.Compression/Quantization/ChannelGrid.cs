namespace BuildTimeML.Compression.Quantization;

/// <summary>Signed bytes from -127 to 127 with a given scale per row; pair-safe, neighbours stay within the limit of <see cref="PairSafety"/>.</summary>
/// <param name="scales">Of each row.</param>
/// <param name="columns">Of all rows.</param>
/// <param name="pairSafe">Whether neighbours have to be safe.</param>
internal sealed class ChannelGrid(float[] scales, int columns, bool pairSafe) : ISteppedGrid
{
    /// <summary>Row by row.</summary>
    public sbyte[] Codes { get; } = new sbyte[scales.Length * columns];

    // The scales are given: there is nothing to fit.
    public int GroupSize => 128;

    public void Fit(int row, int column, ReadOnlySpan<double> weights)
    {
    }

    public (double Low, double High) Neighbours(int row, int column, double weight)
    {
        double scale = scales[row];
        double low = Math.Floor(weight / scale);
        return (Math.Clamp(low, -Int8Weights.Limit, Int8Weights.Limit) * scale, Math.Clamp(low + 1, -Int8Weights.Limit, Int8Weights.Limit) * scale);
    }

    public bool TryChange(int row, int column, double weight)
    {
        Span<sbyte> codes = Codes.AsSpan(row * columns, columns);
        sbyte code = Nearest(weight, scales[row]);
        int neighbour = column ^ 1;
        bool isSafe = !pairSafe || neighbour >= columns || PairSafety.IsSafe(code, codes[neighbour]);
        codes[column] = isSafe ? code : codes[column];
        return isSafe;
    }

    public double Round(int row, int column, ReadOnlySpan<double> weights)
    {
        double scale = scales[row];
        Span<sbyte> codes = Codes.AsSpan(row * columns, columns);
        sbyte code = Nearest(weights[column], scale);
        if (pairSafe && column % 2 == 1)
        {
            // The first of the pair is settled.
            (_, code) = PairSafety.Project(codes[column - 1], code, firstWeight: 1, secondWeight: 0);
        }
        else if (pairSafe && column + 1 < columns)
        {
            (code, _) = PairSafety.Project(code, Nearest(weights[column + 1], scale), firstWeight: 1, secondWeight: 1);
        }

        codes[column] = code;
        return code * scale;
    }

    private static sbyte Nearest(double weight, double scale) => (sbyte)Math.Clamp(Math.Round(weight / scale), -Int8Weights.Limit, Int8Weights.Limit);
}
