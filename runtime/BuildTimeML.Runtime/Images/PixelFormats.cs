namespace BuildTimeML.Runtime.Images;

/// <summary>Where the parts of a pixel lie.</summary>
internal static class PixelFormats
{
    /// <summary>The bytes of a pixel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static int SizeOf(PixelFormat format) => format switch
    {
        PixelFormat.Rgb24 or PixelFormat.Bgr24 => 3,
        PixelFormat.Rgba32 or PixelFormat.Bgra32 => 4,
        PixelFormat.Gray8 => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such pixel format."),
    };

    /// <param name="format">How pixels lie.</param>
    /// <param name="color">0 for red, 1 for green, 2 for blue.</param>
    /// <returns>Which byte of a pixel says how much there is of a color.</returns>
    public static int IndexOf(PixelFormat format, int color) => format switch
    {
        PixelFormat.Gray8 => 0,
        PixelFormat.Bgr24 or PixelFormat.Bgra32 => 2 - color,
        _ => color,
    };
}
