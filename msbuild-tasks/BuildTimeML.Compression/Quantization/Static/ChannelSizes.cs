using BuildTimeML.Compression.Calibration;

namespace BuildTimeML.Compression.Quantization.Static;

/// <summary>The largest magnitude and the mean square of each channel along axis 1.</summary>
internal sealed class ChannelSizes : IActivationStatistic
{
    private float[] _largest = [];
    private double[] _squares = [];
    private long _perChannel;

    public IReadOnlyList<float> Largest => _largest;

    /// <summary>The root of the mean square.</summary>
    public double TypicalOf(int channel) => Math.Sqrt(_squares[channel] / _perChannel);

    public bool Add(ReadOnlySpan<float> elements, ReadOnlySpan<long> shape)
    {
        ChannelSpans layout = ChannelSpans.Of(shape, 1);
        Array.Resize(ref _largest, Math.Max(_largest.Length, layout.Channels));
        Array.Resize(ref _squares, _largest.Length);
        _perChannel += (long)layout.Outer * layout.Inner;
        for (int o = 0; o < layout.Outer; o++)
        {
            for (int c = 0; c < layout.Channels; c++)
            {
                foreach (float element in elements.Slice(layout.Offset(o, c), layout.Inner))
                {
                    _largest[c] = MathF.Max(_largest[c], MathF.Abs(element));
                    _squares[c] += (double)element * element;
                }
            }
        }

        return Array.TrueForAll(_squares, double.IsFinite);
    }
}
