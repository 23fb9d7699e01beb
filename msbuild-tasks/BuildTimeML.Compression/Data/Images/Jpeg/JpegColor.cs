namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>From rows of components to rows of pixels; from luma, Cb and Cr to red, green and blue as JFIF says (after ITU-R BT.601).</summary>
internal static class JpegColor
{
    private const int Bits = 16;
    private const int Half = 1 << (Bits - 1);
    private const int RedOfCr = 91_881;
    private const int GreenOfCb = 22_554;
    private const int GreenOfCr = 46_802;
    private const int BlueOfCb = 116_130;

    /// <param name="luma">Of each pixel of a row.</param>
    /// <param name="blue">Cb of each pixel.</param>
    /// <param name="red">Cr of each pixel.</param>
    /// <param name="to">Receives red, green and blue of each pixel.</param>
    public static void ToRgb(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> blue, ReadOnlySpan<byte> red, Span<byte> to)
    {
        for (int x = 0; x < luma.Length; x++)
        {
            Span<byte> pixel = to.Slice(x * 3, 3);
            int gray = (luma[x] << Bits) + Half;
            (int cb, int cr) = (blue[x] - 128, red[x] - 128);
            pixel[0] = Clamp(gray + (RedOfCr * cr));
            pixel[1] = Clamp(gray - (GreenOfCb * cb) - (GreenOfCr * cr));
            pixel[2] = Clamp(gray + (BlueOfCb * cb));
        }
    }

    /// <param name="samples">The row of each component.</param>
    /// <param name="to">Receives the components of each pixel side by side.</param>
    public static void Interleave(byte[][] samples, Span<byte> to)
    {
        for (int c = 0; c < samples.Length; c++)
        {
            for (int x = 0; x < samples[c].Length; x++)
            {
                to[(x * samples.Length) + c] = samples[c][x];
            }
        }
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value >> Bits, byte.MinValue, byte.MaxValue);
}
