using System.Runtime.InteropServices;
using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class LargeWeightsTests
{
    [Theory]
    [InlineData(new long[] { 70, 45 }, 1)]
    [InlineData(new long[] { 70, 45 }, 0)]
    [InlineData(new long[] { 3, 5, 7, 11 }, 0)]
    [InlineData(new long[] { 3, 5, 7, 11 }, 1)]
    [InlineData(new long[] { 1000 }, null)]
    public void The_largest_weight_of_a_channel_becomes_127_and_all_others_are_rounded_to_its_steps(long[] dimensions, int? axis)
    {
        var random = new Random(3);
        float[] weights = [.. Enumerable.Range(0, (int)dimensions.Aggregate((a, b) => a * b)).Select(_ => (float)Math.Pow((2 * random.NextDouble()) - 1, 3))];
        var layout = ChannelLayout.Of(dimensions, axis);
        byte[] bytes = new byte[weights.Length];

        float[] scales = LargeWeights.Quantize(MemoryMarshal.AsBytes<float>(weights).ToArray(), layout, bytes);

        for (int c = 0; c < layout.Channels; c++)
        {
            float[] channel = new float[layout.Outer * layout.Inner];
            layout.Gather(weights, c, channel);
            Assert.Equal(channel.Max(MathF.Abs) / 127, scales[c]);
        }

        for (int i = 0; i < weights.Length; i++)
        {
            Assert.Equal(Int8Weights.Round(weights[i], scales[i / layout.Inner % layout.Channels]), (sbyte)bytes[i]);
        }
    }

    [Fact]
    public void Channels_of_zeros_stay_zeros()
    {
        byte[] bytes = new byte[64];

        Assert.Equal([1f], LargeWeights.Quantize(new byte[256], new ChannelLayout(1, 1, 64), bytes));
        Assert.All(bytes, b => Assert.Equal(0, b));
    }
}
