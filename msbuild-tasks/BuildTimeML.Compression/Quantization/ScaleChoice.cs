namespace BuildTimeML.Compression.Quantization;

/// <summary>How many scales a weight gets.</summary>
internal enum ScaleChoice
{
    /// <summary>One per channel.</summary>
    PerChannel,

    /// <summary>
    /// One per channel where that is worth a bit per weight or more, as it is when channels differ widely; otherwise one for all,
    /// which takes fewer bytes.
    /// </summary>
    PerChannelWhereWorthABit,
}
