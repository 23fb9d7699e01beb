namespace BuildTimeML.Manifest;

/// <summary>
/// What makes an input of an image: <c>(pixel * scale - mean) / std</c> for each channel, where a pixel is a number from 0 to 255.
/// Numbers are decimal, so that they are written the same everywhere.
/// </summary>
/// <param name="Input">The name of the input.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Layout">How the numbers lie in the tensor.</param>
/// <param name="Order">The channels.</param>
/// <param name="Resize">How an image of another size gets this one.</param>
/// <param name="ShorterSide">The length of the shorter side, where that is how; otherwise 0.</param>
/// <param name="Pad">What fills the rest of a contained image.</param>
/// <param name="Scale">What pixels are multiplied by.</param>
/// <param name="Mean">One number, or one for each channel in the model's order.</param>
/// <param name="Deviation">One number, or one for each channel in the model's order; none is 0.</param>
internal sealed record ImagePreprocess(
    string Input,
    int Width,
    int Height,
    ImageLayout Layout,
    ChannelOrder Order,
    ImageResize Resize,
    int ShorterSide,
    decimal Pad,
    decimal Scale,
    EquatableArray<decimal> Mean,
    EquatableArray<decimal> Deviation)
{
    public int Channels => Order == ChannelOrder.Gray ? 1 : 3;

    /// <summary>The shape of one image, with a batch of one.</summary>
    public EquatableArray<long> Shape => Layout == ImageLayout.Nchw
        ? EquatableArray.Of<long>(1, Channels, Height, Width)
        : EquatableArray.Of<long>(1, Height, Width, Channels);
}

internal enum ImageLayout
{
    Nchw,
    Nhwc,
}

internal enum ChannelOrder
{
    Rgb,
    Bgr,
    Gray,
}

internal enum ImageResize
{
    Stretch,
    Cover,
    Contain,
    ShorterSide,
}
