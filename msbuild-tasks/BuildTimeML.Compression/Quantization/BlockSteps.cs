namespace BuildTimeML.Compression.Quantization;

/// <summary>What the codes of a block stand for.</summary>
/// <param name="Scale">Greater than 0.</param>
/// <param name="ZeroPoint">The code of 0.</param>
internal readonly record struct BlockSteps(float Scale, int ZeroPoint)
{
    /// <summary>The nearest code.</summary>
    public int CodeOf(double weight, int limit) => (int)Math.Clamp(Math.Round(weight / Scale) + ZeroPoint, 0, limit);

    public double WeightOf(int code) => (double)Scale * (code - ZeroPoint);
}
