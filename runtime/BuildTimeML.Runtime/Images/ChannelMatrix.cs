using System.Runtime.Intrinsics;

namespace BuildTimeML.Runtime.Images;

/// <summary>
/// What makes a model's channels of the bytes of a pixel, in one product: their order, luma, and <c>(pixel * Scale - Mean) / Deviation</c>.
/// Vectors hold a number for each channel.
/// </summary>
internal readonly struct ChannelMatrix
{
    private readonly Vector128<float> _first;
    private readonly Vector128<float> _second;
    private readonly Vector128<float> _third;
    private readonly Vector128<float> _offset;

    /// <param name="transform">The model's channels.</param>
    /// <param name="format">The bytes of a pixel.</param>
    public ChannelMatrix(ImageTransform transform, PixelFormat format)
    {
        Span<double> factors = stackalloc double[3 * Vector128<float>.Count];
        Span<float> offsets = stackalloc float[Vector128<float>.Count];
        factors.Clear();
        offsets.Clear();
        for (int channel = 0; channel < transform.Channels; channel++)
        {
            double deviation = Of(transform.Deviation, channel);
            for (int color = 0; color < 3; color++)
            {
                factors[(PixelFormats.IndexOf(format, color) * Vector128<float>.Count) + channel] += Share(transform.Order, channel, color) * transform.Scale / deviation;
            }

            offsets[channel] = (float)(-Of(transform.Mean, channel) / deviation);
        }

        _first = Column(factors, 0);
        _second = Column(factors, 1);
        _third = Column(factors, 2);
        _offset = Vector128.Create(offsets);
    }

    /// <param name="pixel">The bytes of a pixel; what is beyond the third, or beyond the first of a gray one, does not matter.</param>
    public Vector128<float> Apply(Vector128<float> pixel) =>
        (pixel[0] * _first) + (pixel[1] * _second) + (pixel[2] * _third) + _offset;

    private static double Share(ChannelOrder order, int channel, int color) => order switch
    {
        ChannelOrder.Rgb => color == channel ? 1 : 0,
        ChannelOrder.Bgr => color == 2 - channel ? 1 : 0,
        _ => color switch { 0 => 0.299, 1 => 0.587, _ => 0.114 },
    };

    private static double Of(IReadOnlyList<double> numbers, int channel) => numbers[numbers.Count == 1 ? 0 : channel];

    private static Vector128<float> Column(ReadOnlySpan<double> factors, int index)
    {
        ReadOnlySpan<double> column = factors.Slice(index * Vector128<float>.Count, Vector128<float>.Count);
        return Vector128.Create((float)column[0], (float)column[1], (float)column[2], (float)column[3]);
    }
}
