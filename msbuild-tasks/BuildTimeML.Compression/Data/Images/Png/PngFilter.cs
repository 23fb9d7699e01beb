namespace BuildTimeML.Compression.Data.Images.Png;

/// <summary>The filters of PNG's rows (PNG, section 9).</summary>
internal static class PngFilter
{
    /// <summary>Makes a row of what is stored.</summary>
    /// <param name="filter">The number of the filter: 0 to 4.</param>
    /// <param name="row">The bytes stored; then, the row's.</param>
    /// <param name="above">The row above; zeros for the first.</param>
    /// <param name="step">The bytes from one pixel to the one left of it.</param>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        for (int i = 0; i < row.Length && filter != 0; i++)
        {
            int left = i >= step ? row[i - step] : 0;
            row[i] += filter switch
            {
                1 => (byte)left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                _ => Paeth(left, above[i], i >= step ? above[i - step] : 0),
            };
        }
    }

    private static byte Paeth(int left, int above, int corner)
    {
        int estimate = left + above - corner;
        (int a, int b, int c) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - corner));
        return (byte)(a <= b && a <= c ? left : b <= c ? above : corner);
    }
}
