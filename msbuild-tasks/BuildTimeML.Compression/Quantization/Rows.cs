using System.Runtime.Intrinsics;

namespace BuildTimeML.Compression.Quantization;

/// <summary>Rows of numbers, element by element: products are rounded before they are added, so that vectors change nothing.</summary>
internal static class Rows
{
    private const int Lanes = 4;

    /// <summary>target -= factor * source.</summary>
    /// <param name="target">As many elements as it has are changed.</param>
    /// <param name="factor">Of all elements.</param>
    /// <param name="source">At least as long.</param>
    public static void Subtract(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        int i = 0;
        for (; i <= target.Length - Lanes; i += Lanes)
        {
            (Vector256.Create<double>(target[i..]) - (Vector256.Create(source[i..]) * factor)).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            double product = factor * source[i];
            target[i] -= product;
        }
    }

    /// <summary>target *= factor.</summary>
    public static void Scale(Span<double> target, double factor)
    {
        foreach (ref double element in target)
        {
            element *= factor;
        }
    }
}
