using System.Runtime.InteropServices;

namespace BuildTimeML.Compression.Quantization;

/// <summary>A matrix of float32 seen by its rows, or by its columns.</summary>
/// <param name="elements">Row by row.</param>
/// <param name="rows">As they are seen.</param>
/// <param name="columns">As they are seen.</param>
/// <param name="transposed">Whether what is seen as a row lies in memory as a column.</param>
internal sealed class MatrixRows(ReadOnlyMemory<byte> elements, int rows, int columns, bool transposed)
{
    public int Rows => rows;

    public int Columns => columns;

    /// <summary>Copies rows together.</summary>
    public void Copy(int first, int count, Span<float> to)
    {
        ReadOnlySpan<float> source = MemoryMarshal.Cast<byte, float>(elements.Span);
        if (!transposed)
        {
            source.Slice(first * columns, count * columns).CopyTo(to);
            return;
        }

        for (int column = 0; column < columns; column++)
        {
            ReadOnlySpan<float> line = source.Slice((column * rows) + first, count);
            for (int row = 0; row < count; row++)
            {
                to[(row * columns) + column] = line[row];
            }
        }
    }
}
