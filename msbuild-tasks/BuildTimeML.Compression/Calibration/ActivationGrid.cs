namespace BuildTimeML.Compression.Calibration;

/// <summary>The whole numbers that a quantised tensor may hold: the real number of q is scale * (q - zero point).</summary>
/// <param name="Lowest">Of the whole numbers.</param>
/// <param name="Highest">Of the whole numbers.</param>
/// <param name="IsSymmetric">Whether the zero point is 0; <paramref name="Lowest"/> is -<paramref name="Highest"/> then.</param>
internal sealed record ActivationGrid(int Lowest, int Highest, bool IsSymmetric = false)
{
    // The quotient of a number by a smaller scale may be no number any more, and such tensors are as good as 0.
    private const float SmallestScale = 1e-37f;

    /// <summary>256 levels, the zero point wherever the range needs it.</summary>
    public static ActivationGrid UInt8 { get; } = new(0, 255);

    /// <summary>255 levels around 0.</summary>
    public static ActivationGrid Int8 { get; } = new(-127, 127, IsSymmetric: true);

    /// <summary>65,536 levels, the zero point wherever the range needs it.</summary>
    public static ActivationGrid UInt16 { get; } = new(0, 65_535);

    /// <summary>
    /// scale = (maximum - minimum) / (highest - lowest), and zero point = lowest - minimum / scale, rounded to even. So the ends that
    /// are really covered may lie half a step beside those of the range; zero is exact.
    /// </summary>
    /// <returns>A scale greater than 0, also for a range of nothing but 0.</returns>
    public (float Scale, int ZeroPoint) Parameters(ValueRange range)
    {
        if (IsSymmetric)
        {
            float half = MathF.Max(-range.Minimum, range.Maximum) / Highest;
            return (half < SmallestScale ? 1 : half, 0);
        }

        float scale = (float)(((double)range.Maximum - range.Minimum) / (Highest - Lowest));
        return scale < SmallestScale
            ? (1, Lowest)
            : (scale, Math.Clamp((int)Math.Round(Lowest - ((double)range.Minimum / scale)), Lowest, Highest));
    }
}
