namespace BuildTimeML.Runtime.Images;

/// <summary>How the pixels of an image lie in memory, 8 bits for each part. Transparency is ignored.</summary>
public enum PixelFormat
{
    /// <summary>Red, green, blue.</summary>
    Rgb24,

    /// <summary>Blue, green, red; what <c>System.Drawing</c> calls <c>Format24bppRgb</c>.</summary>
    Bgr24,

    /// <summary>Red, green, blue, alpha; what SkiaSharp calls <c>Rgba8888</c>.</summary>
    Rgba32,

    /// <summary>Blue, green, red, alpha; what <c>System.Drawing</c> calls <c>Format32bppArgb</c>, and SkiaSharp <c>Bgra8888</c>.</summary>
    Bgra32,

    /// <summary>Luma alone.</summary>
    Gray8,
}
