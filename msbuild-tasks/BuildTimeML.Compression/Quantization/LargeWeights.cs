using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// Rounds weights too large for a search of the best scales: the largest weight of each channel becomes 127. Works on all processors
/// at once and with vectors; every number comes out the same whatever there is of either.
/// </summary>
internal static class LargeWeights
{
    /// <summary>The number of elements from which on weights are large.</summary>
    public const long From = 1 << 24;

    private const int Lanes = 8;
    private const float SmallestScale = 1e-37f;

    /// <param name="weights">Finite float32 numbers, in C order.</param>
    /// <param name="layout">How they divide into channels.</param>
    /// <param name="to">Receives the signed bytes.</param>
    /// <returns>A scale per channel.</returns>
    public static float[] Quantize(ReadOnlyMemory<byte> weights, ChannelLayout layout, Memory<byte> to)
    {
        float[] scales = Array.ConvertAll(Largest(weights, layout), l => l / Int8Weights.Limit < SmallestScale ? 1 : l / Int8Weights.Limit);
        Parallel.ForEach(Blocks(layout.Outer), block =>
        {
            ReadOnlySpan<float> source = MemoryMarshal.Cast<byte, float>(weights.Span);
            Span<sbyte> target = MemoryMarshal.Cast<byte, sbyte>(to.Span);
            for (int o = block.First; o < block.End; o++)
            {
                Round(source.Slice(o * layout.Channels * layout.Inner, layout.Channels * layout.Inner), scales, layout.Inner, target[(o * layout.Channels * layout.Inner)..]);
            }
        });
        return scales;
    }

    private static float[] Largest(ReadOnlyMemory<byte> weights, ChannelLayout layout)
    {
        float[] largest = new float[layout.Channels];
        Parallel.ForEach(
            Blocks(layout.Outer),
            () => new float[layout.Channels],
            (block, _, own) =>
            {
                ReadOnlySpan<float> source = MemoryMarshal.Cast<byte, float>(weights.Span);
                for (int o = block.First; o < block.End; o++)
                {
                    Raise(own, source.Slice(o * layout.Channels * layout.Inner, layout.Channels * layout.Inner), layout.Inner);
                }

                return own;
            },
            own =>
            {
                lock (largest)
                {
                    Raise(largest, own, 1);
                }
            });
        return largest;
    }

    private static void Raise(Span<float> largest, ReadOnlySpan<float> weights, int inner)
    {
        if (inner > 1)
        {
            for (int c = 0; c < largest.Length; c++)
            {
                largest[c] = MathF.Max(largest[c], Largest(weights.Slice(c * inner, inner)));
            }

            return;
        }

        int i = 0;
        for (; i <= weights.Length - Lanes; i += Lanes)
        {
            Vector256.Max(Vector256.Create<float>(largest[i..]), Vector256.Abs(Vector256.Create(weights[i..]))).CopyTo(largest[i..]);
        }

        for (; i < weights.Length; i++)
        {
            largest[i] = MathF.Max(largest[i], MathF.Abs(weights[i]));
        }
    }

    private static float Largest(ReadOnlySpan<float> weights)
    {
        var lanes = Vector256<float>.Zero;
        int i = 0;
        for (; i <= weights.Length - Lanes; i += Lanes)
        {
            lanes = Vector256.Max(lanes, Vector256.Abs(Vector256.Create(weights[i..])));
        }

        float largest = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            largest = MathF.Max(largest, lanes[lane]);
        }

        for (; i < weights.Length; i++)
        {
            largest = MathF.Max(largest, MathF.Abs(weights[i]));
        }

        return largest;
    }

    private static void Round(ReadOnlySpan<float> weights, ReadOnlySpan<float> scales, int inner, Span<sbyte> to)
    {
        if (inner == 1)
        {
            RoundEach(weights, scales, to);
            return;
        }

        float[] same = new float[inner];
        for (int c = 0; c < scales.Length; c++)
        {
            Array.Fill(same, scales[c]);
            RoundEach(weights.Slice(c * inner, inner), same, to[(c * inner)..]);
        }
    }

    private static void RoundEach(ReadOnlySpan<float> weights, ReadOnlySpan<float> scales, Span<sbyte> to)
    {
        int i = 0;
        for (; i <= weights.Length - (4 * Lanes); i += 4 * Lanes)
        {
            Vector256<short> low = Vector256.Narrow(Rounded(weights, scales, i), Rounded(weights, scales, i + Lanes));
            Vector256<short> high = Vector256.Narrow(Rounded(weights, scales, i + (2 * Lanes)), Rounded(weights, scales, i + (3 * Lanes)));
            Vector256.Narrow(low, high).CopyTo(to[i..]);
        }

        for (; i < weights.Length; i++)
        {
            to[i] = Int8Weights.Round(weights[i], scales[i]);
        }
    }

    private static Vector256<int> Rounded(ReadOnlySpan<float> weights, ReadOnlySpan<float> scales, int at) =>
        Vector256.ConvertToInt32(Vector256.Round(Vector256.Create(weights[at..]) / Vector256.Create(scales[at..])));

    private static IEnumerable<(int First, int End)> Blocks(int count)
    {
        int size = Math.Max(1, count / (8 * Environment.ProcessorCount));
        for (int first = 0; first < count; first += size)
        {
            yield return (first, Math.Min(count, first + size));
        }
    }
}
