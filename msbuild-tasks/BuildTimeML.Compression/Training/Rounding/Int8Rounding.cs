using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Training.Rounding;

/// <summary>
/// Signed bytes by a scale per channel: its largest magnitude by 127. Nothing is clipped, so that the scale can be read off the rounded numbers.
/// </summary>
/// <param name="layout">Of the weight's channels.</param>
internal sealed class Int8Rounding(ChannelLayout layout) : IRounding
{
    // Below this a quotient by the scale is no number any more.
    private const float SmallestScale = 1e-37f;

    private readonly float[] _channel = new float[layout.Outer * layout.Inner];

    public void Round(ReadOnlySpan<float> weights, Span<float> rounded)
    {
        for (int c = 0; c < layout.Channels; c++)
        {
            layout.Gather(weights, c, _channel);
            float largest = 0;
            foreach (float weight in _channel)
            {
                largest = MathF.Max(largest, MathF.Abs(weight));
            }

            float scale = MathF.Max(largest / Int8Weights.Limit, SmallestScale);
            foreach (ref float weight in _channel.AsSpan())
            {
                weight = Int8Weights.Round(weight, scale) * scale;
            }

            layout.Scatter(_channel, c, rounded);
        }
    }
}
