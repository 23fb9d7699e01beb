namespace BuildTimeML.Runtime.Images;

/// <summary>The channels that a model takes, in their order.</summary>
public enum ChannelOrder
{
    /// <summary>Red, green, blue.</summary>
    Rgb,

    /// <summary>Blue, green, red.</summary>
    Bgr,

    /// <summary>Luma alone: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601).</summary>
    Gray,
}
