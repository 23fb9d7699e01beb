namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>The numbers that rows of weights are rounded to: a scale per row, from -127 to 127 steps of it, neighbours safe where asked for.</summary>
/// <param name="scales">Of each row.</param>
/// <param name="columns">Of all rows.</param>
/// <param name="pairs">Whether neighbours have to be safe.</param>
internal sealed class PairSafeGrid(float[] scales, int columns, bool pairs) : IWeightGrid
{
    public int GroupSize => 128;

    /// <summary>Row by row.</summary>
    public sbyte[] Steps { get; } = new sbyte[scales.Length * columns];

    public void Fit(int row, int column, ReadOnlySpan<double> weights)
    {
    }

    public double Round(int row, int column, ReadOnlySpan<double> weights)
    {
        float scale = scales[row];
        Span<sbyte> steps = Steps.AsSpan(row * columns, columns);
        sbyte step = Nearest(weights[column], scale);
        if (pairs && column % 2 == 1)
        {
            // The first of the pair is settled.
            (_, step) = PairSafety.Project(steps[column - 1], step, 1, 0);
        }
        else if (pairs && column + 1 < columns)
        {
            (step, _) = PairSafety.Project(step, Nearest(weights[column + 1], scale), 1, 1);
        }

        steps[column] = step;
        return (double)step * scale;
    }

    private static sbyte Nearest(double weight, float scale) => (sbyte)Math.Clamp(Math.Round(weight / scale), -Int8Weights.Limit, Int8Weights.Limit);
}
