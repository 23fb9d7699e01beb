namespace BuildTimeML.Compression.Data.Images.Png;

/// <summary>Makes pixels of the samples of a row. Samples of transparency are left out.</summary>
internal static class PngRow
{
    /// <param name="file">Says what the samples are.</param>
    /// <param name="row">The samples.</param>
    /// <param name="x">Which pixel.</param>
    /// <param name="to">Receives its channels.</param>
    /// <exception cref="DataFormatException">The palette does not have the colour.</exception>
    public static void Pixel(PngFile file, ReadOnlySpan<byte> row, int x, Span<byte> to)
    {
        PngHeader header = file.Header;
        if (header.Color == PngColor.Palette)
        {
            int color = Bits(row, x, header.Depth);
            if (color * 3 >= file.Palette.Length)
            {
                throw new DataFormatException("chunk PLTE", $"a pixel has the colour {color}, and there are {file.Palette.Length / 3}");
            }

            file.Palette.Span.Slice(color * 3, 3).CopyTo(to);
            return;
        }

        for (int c = 0; c < to.Length; c++)
        {
            to[c] = Sample(row, (x * header.Samples) + c, header.Depth);
        }
    }

    private static byte Sample(ReadOnlySpan<byte> row, int index, int depth) => depth switch
    {
        8 => row[index],
        16 => (byte)(((((row[2 * index] << 8) + row[(2 * index) + 1]) * 255) + 32_767) / 65_535),
        _ => (byte)(Bits(row, index, depth) * 255 / ((1 << depth) - 1)),
    };

    private static int Bits(ReadOnlySpan<byte> row, int index, int depth)
    {
        int bit = index * depth;
        return (row[bit / 8] >> (8 - depth - (bit % 8))) & ((1 << depth) - 1);
    }
}
