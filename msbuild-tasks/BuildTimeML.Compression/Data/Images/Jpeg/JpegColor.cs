namespace BuildTimeML.Compression.Data.Images.Jpeg;

/// <summary>From luma and the two components of colour to red, green and blue (JFIF, after ITU-R BT.601).</summary>
internal static class JpegColor
{
    private const int Bits = 16;
    private const int Half = 1 << (Bits - 1);
    private const int RedOfCr = 91_881;
    private const int GreenOfCb = 22_554;
    private const int GreenOfCr = 46_802;
    private const int BlueOfCb = 116_130;

    /// <param name="row">Receives red, green and blue of each pixel; holds luma, Cb and Cr.</param>
    public static void ToRgb(Span<byte> row)
    {
        for (int i = 0; i < row.Length; i += 3)
        {
            int luma = (row[i] << Bits) + Half;
            (int cb, int cr) = (row[i + 1] - 128, row[i + 2] - 128);
            row[i] = Clamp(luma + (RedOfCr * cr));
            row[i + 1] = Clamp(luma - (GreenOfCb * cb) - (GreenOfCr * cr));
            row[i + 2] = Clamp(luma + (BlueOfCb * cb));
        }
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value >> Bits, byte.MinValue, byte.MaxValue);
}
