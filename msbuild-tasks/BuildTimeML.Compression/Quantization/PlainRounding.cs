namespace BuildTimeML.Compression.Quantization;

/// <summary>Rounds the weights of a layer one by one.</summary>
internal static class PlainRounding
{
    /// <param name="weights">Row by row.</param>
    /// <param name="columns">Of a row.</param>
    /// <param name="grid">Rounds, and keeps what the weights become.</param>
    /// <param name="cancellation">Ends the work between rows.</param>
    public static void Quantize(ReadOnlyMemory<float> weights, int columns, IWeightGrid grid, CancellationToken cancellation = default) =>
        Parallel.For(0, weights.Length / columns, new ParallelOptions { CancellationToken = cancellation }, row =>
        {
            double[] line = new double[columns];
            for (int c = 0; c < columns; c++)
            {
                line[c] = weights.Span[(row * columns) + c];
            }

            for (int c = 0; c < columns; c++)
            {
                if (c % grid.GroupSize == 0)
                {
                    grid.Fit(row, c, line.AsSpan(c, Math.Min(grid.GroupSize, columns - c)));
                }

                grid.Round(row, c, line);
            }
        });
}
