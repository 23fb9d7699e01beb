namespace BuildTimeML.Runtime.Images;

/// <summary>The bytes of an image.</summary>
internal readonly ref struct PixelRows
{
    private readonly ReadOnlySpan<byte> _pixels;

    private PixelRows(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, int stride)
    {
        _pixels = pixels;
        (Width, Height, Format, Stride) = (width, height, format, stride);
        PixelSize = PixelFormats.SizeOf(format);
    }

    public int Width { get; }

    public int Height { get; }

    public PixelFormat Format { get; }

    /// <summary>The bytes of a pixel.</summary>
    public int PixelSize { get; }

    /// <summary>The bytes from one row to the next.</summary>
    public int Stride { get; }

    /// <param name="pixels">Rows from top to bottom.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="format">How the pixels lie.</param>
    /// <param name="stride">The bytes from one row to the next; 0 where there is no gap.</param>
    /// <exception cref="ArgumentException">There are not the bytes that the size asks for.</exception>
    public static PixelRows Of(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Int128 row = (Int128)width * PixelFormats.SizeOf(format);
        Int128 step = stride == 0 ? row : stride;
        Int128 least = ((height - 1) * step) + row;
        if (step < row || pixels.Length < least || pixels.Length > height * step)
        {
            string expected =
                step < row ? $"takes rows of at least {row} bytes, not {stride}" :
                stride == 0 ? $"has {least} bytes" :
                $"has {least} to {height * step} bytes where its rows take {stride}";
            throw new ArgumentException($"An image of {width} x {height} pixels in {format} {expected}; there are {pixels.Length} bytes.", nameof(pixels));
        }

        return new PixelRows(pixels, width, height, format, (int)step);
    }

    /// <summary>The bytes of a pixel and all that follow.</summary>
    public ReadOnlySpan<byte> From(int x, int y) => _pixels[((y * Stride) + (x * PixelSize))..];
}
