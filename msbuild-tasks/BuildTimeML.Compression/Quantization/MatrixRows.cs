using System.Runtime.InteropServices;
using BuildTimeML.Graph.Ir;

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

    /// <summary>A tensor of rank 2, or of a higher one whose later axes count as one.</summary>
    /// <param name="tensor">Of float32.</param>
    /// <param name="isTransposed">A matrix seen by its columns.</param>
    public static MatrixRows Of(Tensor tensor, bool isTransposed)
    {
        int first = (int)tensor.Dimensions[0];
        int rest = (int)(tensor.ElementCount / Math.Max(1, first));
        return isTransposed ? new MatrixRows(tensor.Data, rest, first, transposed: true) : new MatrixRows(tensor.Data, first, rest, transposed: false);
    }

    /// <summary>Brings what goes with the elements, row by row, to their order in memory.</summary>
    public T[] InMemoryOrder<T>(T[] byRows)
    {
        if (!transposed)
        {
            return byRows;
        }

        var ordered = new T[byRows.Length];
        for (int i = 0; i < byRows.Length; i++)
        {
            ordered[(i % columns * rows) + (i / columns)] = byRows[i];
        }

        return ordered;
    }

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
