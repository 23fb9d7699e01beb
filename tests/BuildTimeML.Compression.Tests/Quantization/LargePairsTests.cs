using System.Runtime.InteropServices;
using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class LargePairsTests
{
    private const int Length = 301;
    private const int Channels = 45;

    [Theory]
    [InlineData(true, 38)]
    [InlineData(false, 38)]
    public void Neighbours_within_a_channel_are_safe_and_weights_stay_close(bool channelsFirst, double decibels)
    {
        long[] dimensions = channelsFirst ? [Channels, Length] : [Length, Channels];
        var layout = ChannelLayout.Of(dimensions, channelsFirst ? 0 : 1);
        var random = new Random(3);
        float[] weights = [.. Enumerable.Range(0, Channels * Length).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
        byte[] bytes = new byte[weights.Length];

        float[] scales = LargePairs.Quantize(MemoryMarshal.AsBytes<float>(weights).ToArray(), layout, bytes, CancellationToken.None);

        (double signal, double noise) = (0, 0);
        for (int c = 0; c < Channels; c++)
        {
            for (int i = 0; i < Length; i++)
            {
                float weight = weights[Index(c, i)];
                sbyte code = (sbyte)bytes[Index(c, i)];
                Assert.True(i % 2 == 0 || PairSafety.IsSafe((sbyte)bytes[Index(c, i - 1)], code));
                (signal, noise) = (signal + (weight * weight), noise + Math.Pow(weight - (code * scales[c]), 2));
            }
        }

        Assert.InRange(10 * Math.Log10(signal / noise), decibels, 50);

        int Index(int channel, int place) => channelsFirst ? (channel * Length) + place : (place * Channels) + channel;
    }
}
