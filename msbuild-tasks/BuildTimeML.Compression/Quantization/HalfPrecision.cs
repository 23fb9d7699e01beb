using System.Runtime.InteropServices;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization;

/// <summary>
/// float32 numbers as float16 (IEEE 754 binary16: 5 bits of exponent, 10 of fraction) or bfloat16 (the upper half of a float32),
/// rounded to the nearest, ties to even. Both keep numbers below their smallest normal one, with fewer digits.
/// </summary>
internal static class HalfPrecision
{
    private const int LostBits = 16;
    private const uint HalfOfLast = 0x7FFF;
    private const uint ExponentBits = 0x7F800000;
    private const ushort QuietNaN = 0x7FC0;

    /// <param name="numbers">Any numbers; those beyond the range become infinite.</param>
    /// <param name="type"><see cref="ElementType.Float16"/> or <see cref="ElementType.BFloat16"/>.</param>
    /// <param name="to">Receives two bytes for each.</param>
    public static void Round(ReadOnlySpan<float> numbers, ElementType type, Span<byte> to)
    {
        if (type == ElementType.Float16)
        {
            Span<Half> halves = MemoryMarshal.Cast<byte, Half>(to);
            for (int i = 0; i < numbers.Length; i++)
            {
                halves[i] = (Half)numbers[i];
            }

            return;
        }

        Span<ushort> upper = MemoryMarshal.Cast<byte, ushort>(to);
        for (int i = 0; i < numbers.Length; i++)
        {
            upper[i] = ToBFloat16(numbers[i]);
        }
    }

    /// <summary>
    /// Rounds to float16 so that no finite number becomes infinite, and none but 0 becomes 0: a mask of -1e38 still masks, a divisor of 1e-12 still divides.
    /// </summary>
    /// <param name="numbers">Any numbers.</param>
    /// <param name="to">Receives two bytes for each.</param>
    public static void RoundWithinRange(ReadOnlySpan<float> numbers, Span<byte> to)
    {
        Span<Half> halves = MemoryMarshal.Cast<byte, Half>(to);
        for (int i = 0; i < numbers.Length; i++)
        {
            halves[i] = RoundWithinRange(numbers[i]);
        }
    }

    /// <summary>Whether none of the rounded numbers would be infinite.</summary>
    public static bool IsInRange(ReadOnlySpan<float> numbers, ElementType type)
    {
        foreach (float number in numbers)
        {
            if (type == ElementType.Float16 ? !Half.IsFinite((Half)number) : (ToBFloat16(number) & (ExponentBits >> LostBits)) == ExponentBits >> LostBits)
            {
                return false;
            }
        }

        return true;
    }

    private static Half RoundWithinRange(float number)
    {
        var half = (Half)number;
        return Half.IsInfinity(half) && float.IsFinite(number) ? Half.CopySign(Half.MaxValue, half)
            : half == Half.Zero && number != 0 ? Half.CopySign(Half.Epsilon, half)
            : half;
    }

    // Half of the last kept digit is added, less one where that digit is even, so that ties go there.
    private static ushort ToBFloat16(float number)
    {
        uint bits = BitConverter.SingleToUInt32Bits(number);
        return float.IsNaN(number) ? QuietNaN : (ushort)((bits + HalfOfLast + ((bits >> LostBits) & 1)) >> LostBits);
    }
}
