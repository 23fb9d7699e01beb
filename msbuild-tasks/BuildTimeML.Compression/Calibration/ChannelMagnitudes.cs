using System.Runtime.Intrinsics;

namespace BuildTimeML.Compression.Calibration;

/// <summary>The largest magnitude among the numbers of each channel.</summary>
/// <param name="axis">The axis that the channels lie along; negative ones count from the last.</param>
internal sealed class ChannelMagnitudes(int axis) : IActivationStatistic
{
    private const int Lanes = 8;

    private float[] _largest = [];

    /// <summary>Empty as long as there are no numbers.</summary>
    public float[] Largest => _largest;

    public bool Add(ReadOnlySpan<float> elements, ReadOnlySpan<long> shape)
    {
        if (!Extremes.AreFinite(elements))
        {
            return false;
        }

        ChannelSpans layout = ChannelSpans.Of(shape, axis);
        Array.Resize(ref _largest, Math.Max(_largest.Length, layout.Channels));
        for (int o = 0; o < layout.Outer; o++)
        {
            ReadOnlySpan<float> block = elements.Slice(layout.Offset(o, 0), layout.Channels * layout.Inner);
            for (int c = 0; c < layout.Channels && layout.Inner > 1; c++)
            {
                _largest[c] = MathF.Max(_largest[c], Of(block.Slice(c * layout.Inner, layout.Inner)));
            }

            if (layout.Inner == 1)
            {
                Raise(block);
            }
        }

        return true;
    }

    private static float Of(ReadOnlySpan<float> elements)
    {
        float largest = 0;
        foreach (float element in elements)
        {
            largest = MathF.Max(largest, MathF.Abs(element));
        }

        return largest;
    }

    // The channels lie beside each other.
    private void Raise(ReadOnlySpan<float> elements)
    {
        int i = 0;
        for (; i <= elements.Length - Lanes; i += Lanes)
        {
            Vector256.MaxNative(Vector256.Create<float>(_largest.AsSpan(i)), Vector256.Abs(Vector256.Create(elements[i..]))).CopyTo(_largest.AsSpan(i));
        }

        for (; i < elements.Length; i++)
        {
            _largest[i] = MathF.Max(_largest[i], MathF.Abs(elements[i]));
        }
    }
}
