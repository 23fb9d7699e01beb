namespace BuildTimeML.Compression.Quantization;

/// <summary>Rounds the weights of layers of any size, some rows at a time: with the inverse factors of what they see, or without, one by one.</summary>
internal static class LayerRounding
{
    private const int ElementsAtOnce = 1 << 22;

    /// <param name="weights">Finite numbers, an output per row.</param>
    /// <param name="inverses">One for each group of rows; null where they are not known.</param>
    /// <param name="gridOf">Makes the grid of some rows: of the first one's number, and how many they are; in their order.</param>
    /// <param name="cancellation">Ends the work between rows.</param>
    public static void Run(MatrixRows weights, InverseFactor[]? inverses, Func<int, int, IWeightGrid> gridOf, CancellationToken cancellation)
    {
        int groups = inverses?.Length ?? 1;
        int rowsOfGroup = weights.Rows / groups;
        int atOnce = Math.Clamp(ElementsAtOnce / weights.Columns, 1, rowsOfGroup);
        float[] rows = new float[atOnce * weights.Columns];
        for (int group = 0; group < groups; group++)
        {
            int end = (group + 1) * rowsOfGroup;
            for (int first = group * rowsOfGroup; first < end; first += atOnce)
            {
                int count = Math.Min(atOnce, end - first);
                weights.Copy(first, count, rows);
                Memory<float> part = rows.AsMemory(0, count * weights.Columns);
                IWeightGrid grid = gridOf(first, count);
                if (inverses is null)
                {
                    PlainRounding.Quantize(part, weights.Columns, grid, cancellation);
                }
                else
                {
                    Gptq.Quantize(part, inverses[group], grid, cancellation);
                }
            }
        }
    }
}
