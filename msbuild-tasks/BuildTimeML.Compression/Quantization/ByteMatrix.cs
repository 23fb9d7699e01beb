namespace BuildTimeML.Compression.Quantization;

/// <summary>Matrices of bytes, row by row.</summary>
internal static class ByteMatrix
{
    private const int Tile = 64;

    /// <summary>Turns a matrix around, tile by tile.</summary>
    public static void Transpose(ReadOnlySpan<byte> from, int rows, int columns, Span<byte> to)
    {
        for (int top = 0; top < rows; top += Tile)
        {
            for (int left = 0; left < columns; left += Tile)
            {
                for (int row = top; row < Math.Min(rows, top + Tile); row++)
                {
                    for (int column = left; column < Math.Min(columns, left + Tile); column++)
                    {
                        to[(column * rows) + row] = from[(row * columns) + column];
                    }
                }
            }
        }
    }
}
