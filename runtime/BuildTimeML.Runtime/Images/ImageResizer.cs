namespace BuildTimeML.Runtime.Images;

/// <summary>Resizes an image: along its rows first, then along its columns. Pixels are not rounded.</summary>
internal static class ImageResizer
{
    /// <returns>The part of the input that the image fills: rows of pixels, the channels of a pixel side by side.</returns>
    public static float[] Resize(ReadOnlySpan<byte> pixels, int width, int height, int channels, ImagePlacement placement)
    {
        var horizontal = new TriangleFilter(placement.Horizontal, width);
        var vertical = new TriangleFilter(placement.Vertical, height);
        int firstRow = vertical.First(0);
        int endRow = vertical.First(vertical.Count - 1) + vertical.Weights(vertical.Count - 1).Length;
        int stride = horizontal.Count * channels;
        float[] rows = new float[(endRow - firstRow) * stride];
        for (int y = firstRow; y < endRow; y++)
        {
            AlongRow(pixels.Slice(y * width * channels, width * channels), channels, horizontal, rows.AsSpan((y - firstRow) * stride, stride));
        }

        float[] resized = new float[vertical.Count * stride];
        for (int y = 0; y < vertical.Count; y++)
        {
            AlongColumns(rows.AsSpan((vertical.First(y) - firstRow) * stride), vertical.Weights(y), resized.AsSpan(y * stride, stride));
        }

        return resized;
    }

    private static void AlongRow(ReadOnlySpan<byte> row, int channels, TriangleFilter filter, Span<float> to)
    {
        for (int x = 0; x < filter.Count; x++)
        {
            ReadOnlySpan<float> weights = filter.Weights(x);
            int first = filter.First(x) * channels;
            for (int c = 0; c < channels; c++)
            {
                float sum = 0;
                for (int i = 0; i < weights.Length; i++)
                {
                    sum += row[first + (i * channels) + c] * weights[i];
                }

                to[(x * channels) + c] = sum;
            }
        }
    }

    private static void AlongColumns(ReadOnlySpan<float> rows, ReadOnlySpan<float> weights, Span<float> to)
    {
        to.Clear();
        for (int i = 0; i < weights.Length; i++)
        {
            ReadOnlySpan<float> row = rows.Slice(i * to.Length, to.Length);
            for (int x = 0; x < to.Length; x++)
            {
                to[x] += row[x] * weights[i];
            }
        }
    }
}
