namespace BuildTimeML.Runtime.Images;

/// <summary>Where the numbers of an image lie in a tensor.</summary>
/// <param name="Row">From one row to the next.</param>
/// <param name="Pixel">From one pixel of a row to the next.</param>
/// <param name="Channel">From one channel of a pixel to the next.</param>
internal readonly record struct TensorLayout(int Row, int Pixel, int Channel)
{
    public static TensorLayout Of(ImageTransform transform) => transform.Layout == ImageLayout.Nchw
        ? new(transform.Width, 1, transform.Width * transform.Height)
        : new(transform.Width * transform.Channels, transform.Channels, 1);

    /// <summary>The first channel of a pixel.</summary>
    public int At(int x, int y) => (y * Row) + (x * Pixel);
}
