using BuildTimeML.Compression.Quantization;
using BuildTimeML.Compression.Quantization.Signs;

namespace BuildTimeML.Compression.Training.Rounding;

/// <summary>
/// A sign, or zero, by a scale per output, as Ternary Weight Networks (Li and Liu 2016) and XNOR-Net (Rastegari et al. 2016) train them. The rounded numbers
/// have themselves as their best fit. Gradients pass without the window of XNOR-Net, whose weights have another size.
/// </summary>
/// <param name="layout">Of the weight's outputs.</param>
/// <param name="hasZero">Whether a weight may be zero.</param>
internal sealed class SignRounding(ChannelLayout layout, bool hasZero) : IRounding
{
    private readonly float[] _channel = new float[layout.Outer * layout.Inner];
    private readonly double[] _numbers = new double[layout.Outer * layout.Inner];
    private readonly double[] _sizes = new double[layout.Outer * layout.Inner];

    public void Round(ReadOnlySpan<float> weights, Span<float> rounded)
    {
        for (int c = 0; c < layout.Channels; c++)
        {
            layout.Gather(weights, c, _channel);
            for (int i = 0; i < _channel.Length; i++)
            {
                _numbers[i] = _channel[i];
            }

            (double scale, double threshold) = SignFit.Of(_numbers, hasZero, _sizes);
            foreach (ref float weight in _channel.AsSpan())
            {
                weight = hasZero && Math.Abs(weight) < threshold ? 0 : weight < 0 ? -(float)scale : (float)scale;
            }

            layout.Scatter(_channel, c, rounded);
        }
    }
}
