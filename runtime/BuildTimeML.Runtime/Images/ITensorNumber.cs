namespace BuildTimeML.Runtime.Images;

/// <summary>How the type of a tensor holds a number.</summary>
internal interface ITensorNumber<T>
{
    static abstract T From(float value);
}

internal readonly struct FloatNumber : ITensorNumber<float>
{
    public static float From(float value) => value;
}

internal readonly struct HalfNumber : ITensorNumber<Half>
{
    public static Half From(float value) => (Half)value;
}

/// <summary>Rounded, and cut off below 0 and above 255.</summary>
internal readonly struct ByteNumber : ITensorNumber<byte>
{
    public static byte From(float value) => (byte)Math.Clamp(MathF.Round(value, MidpointRounding.AwayFromZero), byte.MinValue, byte.MaxValue);
}
