using BuildTimeML.Runtime.Images;

namespace BuildTimeML.Compression.Data.Images;

/// <summary>A decoded image of 8 bits per channel. What was transparent is not any more, and 16 bits are rounded to 8.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Channels">1 (luma) or 3 (red, green, blue).</param>
/// <param name="Pixels">Rows from top to bottom without gaps, the channels of a pixel side by side.</param>
internal sealed record Image(int Width, int Height, int Channels, byte[] Pixels)
{
    public PixelFormat Format => Channels == 1 ? PixelFormat.Gray8 : PixelFormat.Rgb24;

    /// <summary>Checks a size before anything of it is allocated.</summary>
    /// <exception cref="DataFormatException">There is no such image, or it has more pixels than are decoded.</exception>
    public static void CheckSize(string place, long width, long height)
    {
        if (width < 1 || height < 1 || width > DataLimits.Pixels || height > DataLimits.Pixels / width)
        {
            throw new DataFormatException(place, $"an image of {width} x {height} pixels cannot be read: at least 1 x 1, and at most {DataLimits.Pixels} in all");
        }
    }
}
