namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// Rounds the weights of a layer so that its output changes least: column by column, and the error of each is made good by the
/// columns that are still open. Least squares of (W - Q)X in the order of the columns: Frantar, Ashkboos, Hoefler, Alistarh,
/// "GPTQ: Accurate Post-Training Quantization for Generative Pre-trained Transformers", 2022, algorithm 1.
/// </summary>
internal static class Gptq
{
    /// <summary>What the paper adds to the diagonal of XX', in means of it.</summary>
    public const double Damping = 0.01;

    // Columns whose errors reach the later ones together, and rows that share what is read for that: together they fit into caches.
    private const int ColumnBlock = 128;
    private const int RowBlock = 32;

    /// <param name="weights">Row by row: an output of the layer each, an input per column.</param>
    /// <param name="inverse">Of the Gram matrix of the layer's inputs; where it has kept that, weights are taken up and down by <see cref="RoundingDescent"/> at last.</param>
    /// <param name="grid">Rounds, and keeps what the weights become.</param>
    /// <param name="cancellation">Ends the work between blocks of rows.</param>
    /// <exception cref="ArgumentException">Weights and matrix are of different layers.</exception>
    public static void Quantize(ReadOnlyMemory<float> weights, InverseFactor inverse, IWeightGrid grid, CancellationToken cancellation = default)
    {
        int columns = inverse.Size;
        if (weights.Length % columns != 0)
        {
            throw new ArgumentException($"{weights.Length} weights are no rows of {columns}.", nameof(weights));
        }

        int rows = weights.Length / columns;
        var options = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(0, (rows + RowBlock - 1) / RowBlock, options, block =>
            QuantizeRows(weights.Span, inverse, grid, block * RowBlock, Math.Min(rows, (block + 1) * RowBlock)));
    }

    private static void QuantizeRows(ReadOnlySpan<float> weights, InverseFactor inverse, IWeightGrid grid, int first, int end)
    {
        int columns = inverse.Size;
        double[] open = new double[(end - first) * columns];
        for (int i = 0; i < open.Length; i++)
        {
            open[i] = weights[(first * columns) + i];
        }

        // A block ends with a group, so that a group is fitted to weights that all earlier errors have reached.
        int block = grid.GroupSize * Math.Max(1, ColumnBlock / grid.GroupSize);
        double[] errors = new double[block];
        for (int start = 0; start < columns; start += block)
        {
            int stop = Math.Min(columns, start + block);
            for (int row = first; row < end; row++)
            {
                Span<double> line = open.AsSpan((row - first) * columns, columns);
                for (int c = start; c < stop; c++)
                {
                    errors[c - start] = RoundOne(line, row, c, stop, inverse, grid);
                }

                for (int c = start; c < stop && stop < columns; c++)
                {
                    Rows.Subtract(line[stop..], errors[c - start], inverse.Row(c)[(stop - c)..]);
                }
            }
        }

        for (int row = first; row < end && grid is ISteppedGrid && !inverse.Gram.IsEmpty; row++)
        {
            RoundingDescent.Run(weights.Slice(row * columns, columns), open.AsSpan((row - first) * columns, columns), inverse.Gram.Span, inverse.Damping, (ISteppedGrid)grid, row);
        }
    }

    // Rounds a weight and spreads its error over the open weights of its block.
    private static double RoundOne(Span<double> line, int row, int column, int stop, InverseFactor inverse, IWeightGrid grid)
    {
        if (column % grid.GroupSize == 0)
        {
            grid.Fit(row, column, line.Slice(column, Math.Min(grid.GroupSize, line.Length - column)));
        }

        ReadOnlySpan<double> spread = inverse.Row(column);
        double weight = line[column];
        double rounded = grid.Round(row, column, line);
        line[column] = rounded;
        double error = (weight - rounded) / spread[0];
        Rows.Subtract(line[(column + 1)..stop], error, spread[1..]);
        return error;
    }
}
