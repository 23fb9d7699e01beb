namespace BuildTimeML.Runtime.Images;

/// <summary>
/// What makes a model's input of an image. The image is resized by an antialiased bilinear (triangle) filter; then each channel
/// becomes <c>(pixel * Scale - Mean) / Deviation</c>, where a pixel is a number from 0 to 255.
/// </summary>
public sealed record ImageTransform
{
    /// <summary>The width of the input in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>The height of the input in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>How the numbers lie in the tensor.</summary>
    public ImageLayout Layout { get; init; }

    /// <summary>The channels and their order.</summary>
    public ChannelOrder Order { get; init; }

    /// <summary>How an image of another size gets this one.</summary>
    public ImageResize Resize { get; init; }

    /// <summary>The length of the shorter side for <see cref="ImageResize.ShorterSide"/>: at least the width and the height.</summary>
    public int ShorterSide { get; init; }

    /// <summary>The pixel, in all channels, that fills what <see cref="ImageResize.Contain"/> leaves over.</summary>
    public float Pad { get; init; }

    /// <summary>What each pixel is multiplied by first.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What is subtracted: one number for all channels, or one for each in the model's order.</summary>
    public IReadOnlyList<double> Mean { get; init; } = [0];

    /// <summary>What is divided by, none of them 0: one number for all channels, or one for each in the model's order.</summary>
    public IReadOnlyList<double> Deviation { get; init; } = [1];

    /// <summary>1 or 3.</summary>
    public int Channels => Order == ChannelOrder.Gray ? 1 : 3;

    /// <summary>How many numbers an image becomes.</summary>
    public int Count => Width * Height * Channels;

    /// <summary>The shape of the numbers of one image, with a batch of one.</summary>
    public long[] Shape => Layout == ImageLayout.Nchw ? [1, Channels, Height, Width] : [1, Height, Width, Channels];

    /// <summary>Makes an image into numbers for the model.</summary>
    /// <param name="pixels">Rows from top to bottom without gaps; the channels of a pixel side by side.</param>
    /// <param name="width">Of the image.</param>
    /// <param name="height">Of the image.</param>
    /// <param name="channels">1 (luma) or 3 (red, green, blue).</param>
    /// <param name="to">Receives <see cref="Count"/> numbers.</param>
    /// <exception cref="ArgumentException">A size does not fit the others.</exception>
    public void Apply(ReadOnlySpan<byte> pixels, int width, int height, int channels, Span<float> to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (channels is not (1 or 3) || pixels.Length != (long)width * height * channels || to.Length != Count)
        {
            throw new ArgumentException($"An image of {width} x {height} with {channels} channels has no {pixels.Length} bytes, or does not become {to.Length} numbers: {Count} are expected.");
        }

        var placement = ImagePlacement.Of(this, width, height);
        float[] resized = ImageResizer.Resize(pixels, width, height, channels, placement);
        ChannelWriter.Write(this, placement, resized, channels, to);
    }
}
