using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BuildTimeML.Runtime.Images;

/// <summary>Sums of pixels of a row with a weight for each; the four numbers of a vector are those of a pixel.</summary>
internal static class PixelSum
{
    /// <summary>How many numbers are read beyond the last pixel: smaller ones do not fill a vector.</summary>
    public const int Overhang = 3;

    /// <param name="row">The numbers from the first pixel on.</param>
    /// <param name="size">The numbers of a pixel, of which at most four count.</param>
    /// <param name="weights">One for each pixel.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(ReadOnlySpan<float> row, int size, ReadOnlySpan<float> weights)
    {
        Vector128<float> sum = default;
        foreach (float weight in weights)
        {
            sum += Vector128.Create(row) * weight;
            row = row[size..];
        }

        return sum;
    }
}
