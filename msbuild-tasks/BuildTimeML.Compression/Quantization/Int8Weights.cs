namespace BuildTimeML.Compression.Quantization;

/// <summary>Weights as signed bytes from -127 to 127 and float32 scales; zero stays zero.</summary>
/// <param name="Data">In the order of the weights.</param>
/// <param name="Scales">One for all, or one per channel.</param>
internal sealed record Int8Weights(sbyte[] Data, float[] Scales)
{
    public const int Limit = 127;

    /// <param name="weights">Finite numbers, in C order.</param>
    /// <param name="layout">Which of them share a scale.</param>
    public static Int8Weights Quantize(ReadOnlySpan<float> weights, ChannelLayout layout)
    {
        sbyte[] data = new sbyte[weights.Length];
        float[] scales = new float[layout.Channels];
        float[] channel = new float[layout.Outer * layout.Inner];
        for (int c = 0; c < layout.Channels; c++)
        {
            layout.Gather(weights, c, channel);
            scales[c] = ScaleSearch.Best(channel);
            layout.Scatter(channel, c, scales[c], data);
        }

        return new Int8Weights(data, scales);
    }

    public static sbyte Round(float weight, float scale) => (sbyte)Math.Clamp(MathF.Round(weight / scale), -Limit, Limit);
}
