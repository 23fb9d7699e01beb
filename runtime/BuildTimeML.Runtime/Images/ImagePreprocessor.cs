namespace BuildTimeML.Runtime.Images;

/// <summary>
/// Makes images into a model's input, as an <see cref="ImageTransform"/> says. It keeps what images of one size need: memory is
/// allocated only for an image of another size than the last one. One thread at a time may use it.
/// </summary>
/// <param name="transform">What to make.</param>
public sealed class ImagePreprocessor(ImageTransform transform)
{
    private readonly ChannelMatrix[] _matrices = [.. Enum.GetValues<PixelFormat>().Select(format => new ChannelMatrix(transform, format))];
    private ImageFilters? _filters;
    private float[] _row = [];

    /// <summary>Checks that an image has the bytes that its size asks for.</summary>
    /// <param name="pixels">Rows from top to bottom.</param>
    /// <param name="width">Of the image.</param>
    /// <param name="height">Of the image.</param>
    /// <param name="format">How the pixels lie.</param>
    /// <param name="stride">The bytes from one row to the next; 0 where there is no gap.</param>
    /// <exception cref="ArgumentException">It has not; the message says how many it should have.</exception>
    public static void Check(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, int stride = 0) =>
        _ = PixelRows.Of(pixels, width, height, format, stride);

    /// <summary>Makes an image into numbers for the model.</summary>
    /// <param name="pixels">Rows from top to bottom.</param>
    /// <param name="width">Of the image.</param>
    /// <param name="height">Of the image.</param>
    /// <param name="format">How the pixels lie.</param>
    /// <param name="to">Receives <see cref="ImageTransform.Count"/> numbers.</param>
    /// <param name="stride">The bytes from one row to the next; 0 where there is no gap.</param>
    /// <exception cref="ArgumentException">A size does not fit the others.</exception>
    public void Apply(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, Span<float> to, int stride = 0) =>
        Write<float, FloatNumber>(PixelRows.Of(pixels, width, height, format, stride), to);

    /// <inheritdoc cref="Apply(ReadOnlySpan{byte}, int, int, PixelFormat, Span{float}, int)"/>
    public void Apply(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, Span<Half> to, int stride = 0) =>
        Write<Half, HalfNumber>(PixelRows.Of(pixels, width, height, format, stride), to);

    /// <summary>Makes an image into numbers for the model, rounded to those from 0 to 255.</summary>
    /// <inheritdoc cref="Apply(ReadOnlySpan{byte}, int, int, PixelFormat, Span{float}, int)"/>
    public void Apply(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, Span<byte> to, int stride = 0) =>
        Write<byte, ByteNumber>(PixelRows.Of(pixels, width, height, format, stride), to);

    private void Write<T, TNumber>(PixelRows image, Span<T> to)
        where TNumber : ITensorNumber<T>
    {
        if (to.Length != transform.Count)
        {
            throw new ArgumentException($"An image becomes {transform.Count} numbers, and there is room for {to.Length}.", nameof(to));
        }

        if (_filters is null || _filters.Width != image.Width || _filters.Height != image.Height)
        {
            _filters = new ImageFilters(transform, image.Width, image.Height);
        }

        var writer = new PixelWriter<T, TNumber>(transform, _matrices[(int)image.Format], to);
        writer.Pad(_filters.Placement);
        Resize(image, _filters, writer);
    }

    // Along the columns first: that takes whole rows of bytes at once, and leaves few rows for the other direction.
    private void Resize<T, TNumber>(PixelRows image, ImageFilters filters, PixelWriter<T, TNumber> writer)
        where TNumber : ITensorNumber<T>
    {
        (TriangleFilter horizontal, TriangleFilter vertical) = (filters.Horizontal, filters.Vertical);
        int left = horizontal.First(0);
        Span<float> row = Row((horizontal.End - left) * image.PixelSize);
        for (int y = 0; y < vertical.Count; y++)
        {
            RowSum.Write(image.From(left, vertical.First(y)), image.Stride, vertical.Weights(y), row[..^PixelSum.Overhang]);
            for (int x = 0; x < horizontal.Count; x++)
            {
                int first = (horizontal.First(x) - left) * image.PixelSize;
                writer.Write(PixelSum.Of(row[first..], image.PixelSize, horizontal.Weights(x)), filters.Placement.Horizontal.Offset + x, filters.Placement.Vertical.Offset + y);
            }
        }
    }

    private Span<float> Row(int length)
    {
        if (_row.Length < length + PixelSum.Overhang)
        {
            _row = new float[length + PixelSum.Overhang];
        }

        return _row.AsSpan(0, length + PixelSum.Overhang);
    }
}
