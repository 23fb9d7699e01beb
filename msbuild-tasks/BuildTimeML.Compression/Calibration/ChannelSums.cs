using System.Runtime.Intrinsics;

namespace BuildTimeML.Compression.Calibration;

/// <summary>The sum of the numbers of each channel, in double and in a fixed order.</summary>
/// <param name="axis">The axis that the channels lie along; negative ones count from the last.</param>
internal sealed class ChannelSums(int axis) : IActivationStatistic
{
    private const int Lanes = 4;

    private double[] _sums = [];
    private long _perChannel;

    /// <summary>Empty as long as there are no numbers.</summary>
    public double[] Means => Array.ConvertAll(_sums, s => s / _perChannel);

    public bool Add(ReadOnlySpan<float> elements, ReadOnlySpan<long> shape)
    {
        ChannelSpans layout = ChannelSpans.Of(shape, axis);
        Array.Resize(ref _sums, Math.Max(_sums.Length, layout.Channels));
        _perChannel += (long)layout.Outer * layout.Inner;
        for (int o = 0; o < layout.Outer; o++)
        {
            for (int c = 0; c < layout.Channels; c++)
            {
                _sums[c] += Sum(elements.Slice(layout.Offset(o, c), layout.Inner));
            }
        }

        // Floats are too small for their sum in double to be infinite.
        return Array.TrueForAll(_sums, double.IsFinite);
    }

    // The lanes are the same four on every machine.
    private static double Sum(ReadOnlySpan<float> elements)
    {
        var lanes = Vector256<double>.Zero;
        int i = 0;
        for (; i <= elements.Length - Lanes; i += Lanes)
        {
            lanes += Vector256.Create(elements[i], elements[i + 1], elements[i + 2], (double)elements[i + 3]);
        }

        double sum = lanes[0] + lanes[1] + lanes[2] + lanes[3];
        for (; i < elements.Length; i++)
        {
            sum += elements[i];
        }

        return sum;
    }
}
