namespace BuildTimeML.Compression.Data.Arrays;

/// <summary>Fortran's order of an array: the first dimension runs fastest.</summary>
internal static class FortranOrder
{
    /// <param name="columnMajor">The elements in Fortran's order.</param>
    /// <param name="shape">The dimensions.</param>
    /// <param name="size">The bytes of an element.</param>
    public static byte[] ToRowMajor(ReadOnlySpan<byte> columnMajor, ReadOnlySpan<long> shape, int size)
    {
        byte[] rowMajor = new byte[columnMajor.Length];
        int[] index = new int[shape.Length];
        for (int to = 0; to < rowMajor.Length; to += size)
        {
            columnMajor.Slice(Position(index, shape) * size, size).CopyTo(rowMajor.AsSpan(to));
            Next(index, shape);
        }

        return rowMajor;
    }

    private static int Position(ReadOnlySpan<int> index, ReadOnlySpan<long> shape)
    {
        int position = 0;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            position = (position * (int)shape[axis]) + index[axis];
        }

        return position;
    }

    private static void Next(Span<int> index, ReadOnlySpan<long> shape)
    {
        for (int axis = shape.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
        {
            index[axis] = 0;
        }
    }
}
