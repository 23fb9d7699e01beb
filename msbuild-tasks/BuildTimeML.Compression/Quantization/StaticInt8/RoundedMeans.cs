using BuildTimeML.Compression.Calibration;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>The mean of each channel, as it is and as 8 bits have it.</summary>
/// <param name="axis">The axis that the channels lie along; negative ones count from the last.</param>
/// <param name="grid">The 8 bits.</param>
internal sealed class RoundedMeans(int axis, UInt8Grid grid) : IActivationStatistic
{
    private double[] _exact = [];
    private double[] _rounded = [];
    private long _perChannel;

    public double[] Exact => Array.ConvertAll(_exact, s => s / _perChannel);

    public double[] Rounded => Array.ConvertAll(_rounded, s => s / _perChannel);

    public bool Add(ReadOnlySpan<float> elements, ReadOnlySpan<long> shape)
    {
        ChannelSpans layout = ChannelSpans.Of(shape, axis);
        Array.Resize(ref _exact, Math.Max(_exact.Length, layout.Channels));
        Array.Resize(ref _rounded, _exact.Length);
        _perChannel += (long)layout.Outer * layout.Inner;
        for (int o = 0; o < layout.Outer; o++)
        {
            for (int c = 0; c < layout.Channels; c++)
            {
                foreach (float element in elements.Slice(layout.Offset(o, c), layout.Inner))
                {
                    _exact[c] += element;
                    _rounded[c] += grid.Round(element);
                }
            }
        }

        return Array.TrueForAll(_exact, double.IsFinite);
    }
}
