namespace BuildTimeML.Compression.Calibration;

/// <summary>Where the numbers of each channel lie in a tensor: <see cref="Outer"/> times <see cref="Inner"/> in a row.</summary>
internal readonly record struct ChannelSpans(int Outer, int Channels, int Inner)
{
    /// <param name="shape">Of the tensor.</param>
    /// <param name="axis">The axis that the channels lie along; negative ones count from the last.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tensor has no such axis.</exception>
    public static ChannelSpans Of(ReadOnlySpan<long> shape, int axis)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(axis, shape.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(axis, -shape.Length);
        int positive = axis < 0 ? axis + shape.Length : axis;
        return new ChannelSpans(Count(shape[..positive]), checked((int)shape[positive]), Count(shape[(positive + 1)..]));
    }

    public int Offset(int outer, int channel) => ((outer * Channels) + channel) * Inner;

    private static int Count(ReadOnlySpan<long> dimensions) => checked((int)Graph.Ir.Shape.ElementCount(dimensions));
}
