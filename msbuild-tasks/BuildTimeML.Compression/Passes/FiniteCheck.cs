using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BuildTimeML.Compression.Passes;

internal static class FiniteCheck
{
    private const uint WithoutSign = 0x7FFFFFFF;
    private const uint Infinity = 0x7F800000;
    private const int Lanes = 8;

    public static bool AllFinite(ReadOnlySpan<float> values)
    {
        // As whole numbers without their signs, all that is not finite comes after all that is.
        ReadOnlySpan<uint> bits = MemoryMarshal.Cast<float, uint>(values);
        var largest = Vector256<uint>.Zero;
        int i = 0;
        for (; i <= bits.Length - Lanes; i += Lanes)
        {
            largest = Vector256.Max(largest, Vector256.Create(bits[i..]) & Vector256.Create(WithoutSign));
        }

        if (Vector256.GreaterThanOrEqualAny(largest, Vector256.Create(Infinity)))
        {
            return false;
        }

        for (; i < bits.Length; i++)
        {
            if ((bits[i] & WithoutSign) >= Infinity)
            {
                return false;
            }
        }

        return true;
    }
}
