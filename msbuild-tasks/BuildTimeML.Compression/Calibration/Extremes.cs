using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BuildTimeML.Compression.Calibration;

/// <summary>The smallest and the largest number.</summary>
internal sealed class Extremes : IActivationStatistic
{
    private const int Lanes = 8;
    private const int MagnitudeBits = 0x7fffffff;
    private const int InfinityBits = 0x7f800000;

    /// <summary>Infinite as long as there are no numbers.</summary>
    public float Minimum { get; private set; } = float.PositiveInfinity;

    /// <inheritdoc cref="Minimum"/>
    public float Maximum { get; private set; } = float.NegativeInfinity;

    /// <summary>With 0 in it.</summary>
    public ValueRange Range => new(MathF.Min(Minimum, 0), MathF.Max(Maximum, 0));

    public bool Add(ReadOnlySpan<float> elements, ReadOnlySpan<long> shape)
    {
        var lowest = Vector256.Create(Minimum);
        var highest = Vector256.Create(Maximum);
        Vector256<int> largest = Vector256<int>.Zero;
        int i = 0;
        for (; i <= elements.Length - Lanes; i += Lanes)
        {
            var next = Vector256.Create(elements[i..]);
            lowest = Vector256.MinNative(lowest, next);
            highest = Vector256.MaxNative(highest, next);
            largest = Vector256.Max(largest, next.AsInt32() & Vector256.Create(MagnitudeBits));
        }

        if (!Vector256.LessThanAll(largest, Vector256.Create(InfinityBits)) || !AreFinite(elements[i..]))
        {
            return false;
        }

        for (int lane = 0; lane < Lanes; lane++)
        {
            Minimum = MathF.Min(Minimum, lowest[lane]);
            Maximum = MathF.Max(Maximum, highest[lane]);
        }

        for (; i < elements.Length; i++)
        {
            Minimum = MathF.Min(Minimum, elements[i]);
            Maximum = MathF.Max(Maximum, elements[i]);
        }

        return true;
    }

    /// <summary>Whether none is infinite or no number.</summary>
    public static bool AreFinite(ReadOnlySpan<float> elements)
    {
        ReadOnlySpan<int> bits = MemoryMarshal.Cast<float, int>(elements);
        Vector256<int> largest = Vector256<int>.Zero;
        int i = 0;
        for (; i <= bits.Length - Lanes; i += Lanes)
        {
            largest = Vector256.Max(largest, Vector256.Create(bits[i..]) & Vector256.Create(MagnitudeBits));
        }

        bool finite = Vector256.LessThanAll(largest, Vector256.Create(InfinityBits));
        for (; i < bits.Length; i++)
        {
            finite &= (bits[i] & MagnitudeBits) < InfinityBits;
        }

        return finite;
    }
}
