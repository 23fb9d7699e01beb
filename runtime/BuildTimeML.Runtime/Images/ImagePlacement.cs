namespace BuildTimeML.Runtime.Images;

/// <summary>What part of an image becomes what part of the input: pixels on each axis.</summary>
/// <param name="Horizontal">Along the width.</param>
/// <param name="Vertical">Along the height.</param>
internal readonly record struct ImagePlacement(AxisPlacement Horizontal, AxisPlacement Vertical)
{
    /// <param name="transform">The size of the input, and how to get there.</param>
    /// <param name="width">Of the image.</param>
    /// <param name="height">Of the image.</param>
    public static ImagePlacement Of(ImageTransform transform, int width, int height)
    {
        double across = (double)width / transform.Width;
        double down = (double)height / transform.Height;
        return transform.Resize switch
        {
            ImageResize.Cover => new(AxisPlacement.Centre(width, transform.Width, Math.Min(across, down)), AxisPlacement.Centre(height, transform.Height, Math.Min(across, down))),
            ImageResize.Contain => new(AxisPlacement.Inside(width, transform.Width, Math.Max(across, down)), AxisPlacement.Inside(height, transform.Height, Math.Max(across, down))),
            ImageResize.ShorterSide => new(
                AxisPlacement.Centre(width, transform.Width, (double)Math.Min(width, height) / transform.ShorterSide),
                AxisPlacement.Centre(height, transform.Height, (double)Math.Min(width, height) / transform.ShorterSide)),
            _ => new(AxisPlacement.Whole(width, transform.Width), AxisPlacement.Whole(height, transform.Height)),
        };
    }
}

/// <param name="From">Where the part of the image begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Offset">Where it goes in the input.</param>
/// <param name="Length">How long it becomes.</param>
internal readonly record struct AxisPlacement(double From, double To, int Offset, int Length)
{
    public static AxisPlacement Whole(int image, int input) => new(0, image, 0, input);

    /// <summary>The centre of the image fills the input; <paramref name="step"/> pixels of the image become one.</summary>
    public static AxisPlacement Centre(int image, int input, double step)
    {
        double part = Math.Min(input * step, image);
        return new((image - part) / 2, (image + part) / 2, 0, input);
    }

    /// <summary>The whole image fills the centre of the input; <paramref name="step"/> pixels of the image become one.</summary>
    public static AxisPlacement Inside(int image, int input, double step)
    {
        int length = Math.Clamp((int)Math.Round(image / step), 1, input);
        return new(0, image, (input - length) / 2, length);
    }
}
