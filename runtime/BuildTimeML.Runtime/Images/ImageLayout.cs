namespace BuildTimeML.Runtime.Images;

/// <summary>How the numbers of an image lie in a tensor.</summary>
public enum ImageLayout
{
    /// <summary>One plane per channel: [batch, channels, height, width].</summary>
    Nchw,

    /// <summary>The channels of a pixel side by side: [batch, height, width, channels].</summary>
    Nhwc,
}
