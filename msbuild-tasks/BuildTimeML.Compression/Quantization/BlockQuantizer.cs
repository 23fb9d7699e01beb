namespace BuildTimeML.Compression.Quantization;

/// <summary>Brings matrices of any size to a block format, some rows at a time.</summary>
internal static class BlockQuantizer
{
    private const int ElementsAtOnce = 1 << 22;

    /// <param name="source">Finite numbers.</param>
    /// <param name="inverse">Of the Gram matrix of what the columns are multiplied with; null where it is not known.</param>
    /// <param name="fit">Chooses scales and zero points.</param>
    /// <param name="to">Receives codes, scales and zero points.</param>
    /// <param name="cancellation">Ends the work between rows.</param>
    public static void Quantize(MatrixRows source, InverseFactor? inverse, IBlockFit fit, BlockWeights to, CancellationToken cancellation)
    {
        int atOnce = Math.Clamp(ElementsAtOnce / source.Columns, 1, source.Rows);
        float[] rows = new float[atOnce * source.Columns];
        for (int first = 0; first < source.Rows; first += atOnce)
        {
            int count = Math.Min(atOnce, source.Rows - first);
            source.Copy(first, count, rows);
            Memory<float> part = rows.AsMemory(0, count * source.Columns);
            var grid = new BlockGrid(to, first, fit);
            if (inverse is null)
            {
                PlainRounding.Quantize(part, source.Columns, grid, cancellation);
            }
            else
            {
                Gptq.Quantize(part, inverse, grid, cancellation);
            }
        }
    }
}
