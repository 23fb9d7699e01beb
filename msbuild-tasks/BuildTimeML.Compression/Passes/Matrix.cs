using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>A float32 tensor of rank 2, row by row.</summary>
internal readonly ref struct Matrix(long rows, long columns, ReadOnlySpan<float> elements)
{
    public long Rows { get; } = rows;

    public long Columns { get; } = columns;

    public ReadOnlySpan<float> Elements { get; } = elements;

    public static Matrix Of(Tensor tensor) => new(tensor.Dimensions[0], tensor.Dimensions[1], tensor.Elements<float>());

    public static Matrix Transpose(Tensor tensor)
    {
        var source = Of(tensor);
        (int rows, int columns) = ((int)source.Rows, (int)source.Columns);
        float[] elements = new float[source.Elements.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                elements[(column * rows) + row] = source.Elements[(row * columns) + column];
            }
        }

        return new Matrix(columns, rows, elements);
    }
}
