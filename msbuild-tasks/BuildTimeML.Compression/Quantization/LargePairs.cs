using System.Runtime.InteropServices;

namespace BuildTimeML.Compression.Quantization;

/// <summary>Rounds weights too large to be copied so that neighbours stay within the limit of <see cref="PairSafety"/>: channel by channel, on all processors, with every fourth scale tried.</summary>
internal static class LargePairs
{
    private const int LevelStep = 4;

    /// <param name="weights">Finite float32 numbers of a matrix, in C order.</param>
    /// <param name="layout">How they divide into channels; neighbours follow one another within one.</param>
    /// <param name="to">Receives the signed bytes.</param>
    /// <param name="cancellation">Ends the work between channels.</param>
    /// <returns>A scale per channel.</returns>
    public static float[] Quantize(ReadOnlyMemory<byte> weights, ChannelLayout layout, Memory<byte> to, CancellationToken cancellation)
    {
        float[] scales = new float[layout.Channels];
        int length = layout.Outer * layout.Inner;
        double[] importance = [.. Enumerable.Repeat(1.0, length)];
        Parallel.For(
            0,
            layout.Channels,
            new ParallelOptions { CancellationToken = cancellation },
            () => (Channel: new float[length], Codes: new sbyte[length]),
            (c, _, own) =>
            {
                layout.Gather(MemoryMarshal.Cast<byte, float>(weights.Span), c, own.Channel);
                scales[c] = PairSafeScale.OfRow(own.Channel, importance, pairs: true, LevelStep).Scale;
                PairSafeScale.Round(own.Channel, scales[c], own.Codes);
                layout.Scatter(own.Codes, c, MemoryMarshal.Cast<byte, sbyte>(to.Span));
                return own;
            },
            _ => { });
        return scales;
    }
}
