using BuildTimeML.Compression.Calibration;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>The 256 numbers of an activation: <c>x = scale * (q - zeroPoint)</c>, q from 0 to 255. Zero is one of them.</summary>
internal readonly record struct UInt8Grid(float Scale, byte ZeroPoint)
{
    public const int Levels = 255;

    // Below this the quotient x / scale is no number any more.
    private const float SmallestScale = 1e-30f;

    public float Minimum => -Scale * ZeroPoint;

    public float Maximum => Scale * (Levels - ZeroPoint);

    /// <param name="range">What it has to cover.</param>
    public static UInt8Grid Of(ValueRange range)
    {
        float scale = MathF.Max((float)(((double)range.Maximum - range.Minimum) / Levels), SmallestScale);
        return new UInt8Grid(scale, (byte)Math.Clamp(MathF.Round(-range.Minimum / scale), 0, Levels));
    }

    /// <summary>The number that the engine has instead of this one.</summary>
    public float Round(float value) => Scale * (Math.Clamp(MathF.Round(value / Scale) + ZeroPoint, 0, Levels) - ZeroPoint);
}
