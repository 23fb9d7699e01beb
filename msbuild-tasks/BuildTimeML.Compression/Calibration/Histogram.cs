using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BuildTimeML.Compression.Calibration;

/// <summary>
/// How many numbers fall into each of equally wide bins. The width is a power of two and grows with the numbers: two neighbours then
/// become one, which counts exactly as if the width had been known before. So one pass is enough, and the order of the runs does not matter.
/// </summary>
internal sealed class Histogram : IActivationStatistic
{
    /// <summary>On either side of 0. More than half of them are in use on the side of the largest magnitude.</summary>
    public const int BinsPerSide = 1 << LogBinsPerSide;

    private const int LogBinsPerSide = 12;
    private const int Lanes = 8;

    // The smallest exponent whose power of two has a reciprocal that is a float.
    private const int SmallestExponent = -126;

    private readonly Extremes _extremes = new();
    private readonly long[] _counts = new long[2 * BinsPerSide];
    private int _exponent = SmallestExponent;

    /// <summary>Bin i counts the numbers from (i - <see cref="BinsPerSide"/>) * <see cref="Width"/> up to the next bin; exact zeros too.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    public double Width => Math.ScaleB(1, _exponent);

    /// <summary>All numbers.</summary>
    public long Count { get; private set; }

    /// <summary>Those that are exactly 0.</summary>
    public long Zeros { get; private set; }

    /// <summary>The smallest and the largest number, and 0.</summary>
    public ValueRange Range => _extremes.Range;

    public bool Add(ReadOnlySpan<float> elements, ReadOnlySpan<long> shape)
    {
        if (!_extremes.Add(elements, shape))
        {
            return false;
        }

        Widen();
        CountEach(elements);
        Count += elements.Length;
        return true;
    }

    private void Widen()
    {
        float largest = MathF.Max(-Range.Minimum, Range.Maximum);
        int exponent = largest == 0 ? SmallestExponent : Math.Max(SmallestExponent, Math.ILogB(largest) + 1 - LogBinsPerSide);
        if (Count == 0)
        {
            _exponent = exponent;
        }

        for (; _exponent < exponent; _exponent++)
        {
            Halve();
        }
    }

    // From 0 outwards on both sides, so that a bin is read before it is written.
    private void Halve()
    {
        for (int i = 0; i < BinsPerSide / 2; i++)
        {
            _counts[BinsPerSide + i] = _counts[BinsPerSide + (2 * i)] + _counts[BinsPerSide + (2 * i) + 1];
            _counts[BinsPerSide - 1 - i] = _counts[BinsPerSide - 1 - (2 * i)] + _counts[BinsPerSide - 2 - (2 * i)];
        }

        Array.Clear(_counts, BinsPerSide + (BinsPerSide / 2), BinsPerSide / 2);
        Array.Clear(_counts, 0, BinsPerSide / 2);
    }

    private void CountEach(ReadOnlySpan<float> elements)
    {
        float reciprocal = MathF.ScaleB(1, -_exponent);
        ref long middle = ref _counts[BinsPerSide];
        Span<int> bins = stackalloc int[Lanes];
        long zeros = 0;
        int i = 0;
        for (; i <= elements.Length - Lanes; i += Lanes)
        {
            var next = Vector256.Create(elements[i..]);
            zeros += BitOperations.PopCount(Vector256.Equals(next, Vector256<float>.Zero).ExtractMostSignificantBits());
            Vector256.ConvertToInt32Native(Vector256.Floor(next * Vector256.Create(reciprocal))).CopyTo(bins);
            foreach (int bin in bins)
            {
                Unsafe.Add(ref middle, bin)++;
            }
        }

        for (; i < elements.Length; i++)
        {
            zeros += elements[i] == 0 ? 1 : 0;
            _counts[BinsPerSide + (int)MathF.Floor(elements[i] * reciprocal)]++;
        }

        Zeros += zeros;
    }
}
