namespace BuildTimeML.Compression.Quantization;

/// <summary>How a tensor divides into channels along one axis: [outer, channels, inner].</summary>
internal readonly record struct ChannelLayout(int Outer, int Channels, int Inner)
{
    /// <param name="dimensions">Of the tensor.</param>
    /// <param name="axis">From 0 on; null for one channel that holds everything.</param>
    public static ChannelLayout Of(ReadOnlySpan<long> dimensions, int? axis) => axis is { } a
        ? new ChannelLayout(Product(dimensions[..a]), (int)dimensions[a], Product(dimensions[(a + 1)..]))
        : new ChannelLayout(1, 1, Product(dimensions));

    /// <summary>Copies the weights of one channel together.</summary>
    public void Gather(ReadOnlySpan<float> weights, int channel, Span<float> to)
    {
        for (int o = 0; o < Outer; o++)
        {
            weights.Slice(Start(o, channel), Inner).CopyTo(to[(o * Inner)..]);
        }
    }

    /// <summary>Copies the weights of one channel to their places.</summary>
    public void Scatter(ReadOnlySpan<float> weights, int channel, Span<float> to)
    {
        for (int o = 0; o < Outer; o++)
        {
            weights.Slice(o * Inner, Inner).CopyTo(to[Start(o, channel)..]);
        }
    }

    /// <summary>Rounds the weights of one channel to their places.</summary>
    public void Scatter(ReadOnlySpan<float> weights, int channel, float scale, Span<sbyte> to)
    {
        for (int o = 0; o < Outer; o++)
        {
            int start = Start(o, channel);
            for (int i = 0; i < Inner; i++)
            {
                to[start + i] = Int8Weights.Round(weights[(o * Inner) + i], scale);
            }
        }
    }

    /// <summary>Copies the codes of one channel to their places.</summary>
    public void Scatter(ReadOnlySpan<sbyte> codes, int channel, Span<sbyte> to)
    {
        for (int o = 0; o < Outer; o++)
        {
            codes.Slice(o * Inner, Inner).CopyTo(to[Start(o, channel)..]);
        }
    }

    private int Start(int outer, int channel) => ((outer * Channels) + channel) * Inner;

    private static int Product(ReadOnlySpan<long> dimensions)
    {
        long product = 1;
        foreach (long dimension in dimensions)
        {
            product = checked(product * dimension);
        }

        return checked((int)product);
    }
}
