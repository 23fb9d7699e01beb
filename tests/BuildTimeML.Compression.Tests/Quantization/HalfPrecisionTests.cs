using System.Runtime.InteropServices;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Quantization;

public sealed class HalfPrecisionTests
{
    [Theory]
    [InlineData(1f, 0x3C00)]
    [InlineData(-2f, 0xC000)]
    [InlineData(1.00048828125f, 0x3C00)] // A tie: 1 is even.
    [InlineData(1.00146484375f, 0x3C02)] // A tie: the next above is even.
    [InlineData(1.0004884f, 0x3C01)]
    [InlineData(65504f, 0x7BFF)]
    [InlineData(65519.9f, 0x7BFF)]
    [InlineData(65520f, 0x7C00)]
    [InlineData(6.1035156e-05f, 0x0400)]
    [InlineData(5.9604645e-08f, 0x0001)]
    [InlineData(2.9802322e-08f, 0x0000)] // A tie: 0 is even.
    [InlineData(2.98024e-08f, 0x0001)]
    [InlineData(float.NegativeInfinity, 0xFC00)]
    [InlineData(-0f, 0x8000)]
    public void Float16_is_the_nearest(float number, int bits) => Assert.Equal(bits, Rounded(number, ElementType.Float16));

    [Theory]
    [InlineData(0x3F800000u, 0x3F80)]
    [InlineData(0x3F808000u, 0x3F80)] // A tie: even already.
    [InlineData(0x3F818000u, 0x3F82)] // A tie: the next above is even.
    [InlineData(0x3F808001u, 0x3F81)]
    [InlineData(0x00010000u, 0x0001)] // Not normal, and exact.
    [InlineData(0x00008000u, 0x0000)]
    [InlineData(0x80018000u, 0x8002)]
    [InlineData(0x7F7F7FFFu, 0x7F7F)]
    [InlineData(0x7F7F8000u, 0x7F80)] // Beyond the range.
    [InlineData(0xFF800000u, 0xFF80)]
    [InlineData(0x7F800001u, 0x7FC0)] // No number stays none.
    public void BFloat16_is_the_nearest(uint number, int bits) => Assert.Equal(bits, Rounded(BitConverter.UInt32BitsToSingle(number), ElementType.BFloat16));

    [Theory]
    [InlineData(65519.9f, ElementType.Float16, true)]
    [InlineData(-65520f, ElementType.Float16, false)]
    [InlineData(65520f, ElementType.BFloat16, true)]
    [InlineData(3.4e38f, ElementType.BFloat16, false)]
    public void What_would_become_infinite_is_out_of_range(float number, ElementType type, bool isInRange) =>
        Assert.Equal(isInRange, HalfPrecision.IsInRange([1, number], type));

    private static int Rounded(float number, ElementType type)
    {
        byte[] bytes = new byte[2];
        HalfPrecision.Round([number], type, bytes);
        return MemoryMarshal.Read<ushort>(bytes);
    }
}
