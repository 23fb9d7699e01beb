using System.Buffers.Binary;

namespace BuildTimeML.Compression.Data.Images.Png;

internal enum PngColor
{
    Gray = 0,
    Rgb = 2,
    Palette = 3,
    GrayAlpha = 4,
    Rgba = 6,
}

/// <summary>The chunk IHDR.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Depth">The bits of a sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Color">What the samples of a pixel are.</param>
/// <param name="Interlaced">Whether the rows lie in Adam7's seven passes.</param>
internal sealed record PngHeader(int Width, int Height, int Depth, PngColor Color, bool Interlaced)
{
    private const int Length = 13;

    /// <summary>The samples of a pixel.</summary>
    public int Samples => Color switch
    {
        PngColor.Rgb => 3,
        PngColor.GrayAlpha => 2,
        PngColor.Rgba => 4,
        _ => 1,
    };

    /// <summary>The channels of the image that it becomes.</summary>
    public int Channels => Color is PngColor.Gray or PngColor.GrayAlpha ? 1 : 3;

    /// <summary>The bytes from one pixel to the one left of it, for filters.</summary>
    public int PixelBytes => Math.Max(1, Samples * Depth / 8);

    /// <summary>The bytes of a row of so many pixels, without the byte of its filter.</summary>
    public int RowBytes(int width) => (int)((((long)width * Samples * Depth) + 7) / 8);

    /// <exception cref="DataFormatException">It is not as the format says.</exception>
    public static PngHeader Read(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length != Length)
        {
            throw new DataFormatException("chunk IHDR", $"it has {chunk.Length} bytes instead of {Length}");
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(chunk);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
        (byte depth, var color) = (chunk[8], (PngColor)chunk[9]);
        Image.CheckSize("chunk IHDR", width, height);
        if (!IsAllowed(color, depth) || chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1)
        {
            throw new DataFormatException("chunk IHDR", $"there is no colour type {chunk[9]} of {depth} bits with the methods {chunk[10]}, {chunk[11]} and {chunk[12]}");
        }

        return new PngHeader((int)width, (int)height, depth, color, chunk[12] == 1);
    }

    private static bool IsAllowed(PngColor color, byte depth) => color switch
    {
        PngColor.Gray => depth is 1 or 2 or 4 or 8 or 16,
        PngColor.Palette => depth is 1 or 2 or 4 or 8,
        PngColor.Rgb or PngColor.GrayAlpha or PngColor.Rgba => depth is 8 or 16,
        _ => false,
    };
}
