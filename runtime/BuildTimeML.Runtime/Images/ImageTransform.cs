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

    /// <summary>Makes an image into numbers for the model. For one image; an <see cref="ImagePreprocessor"/> makes many without allocating.</summary>
    /// <inheritdoc cref="ImagePreprocessor.Apply(ReadOnlySpan{byte}, int, int, PixelFormat, Span{float}, int)"/>
    public void Apply(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, Span<float> to, int stride = 0) =>
        new ImagePreprocessor(this).Apply(pixels, width, height, format, to, stride);
}
