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

    // The cells after the bins count exact zeros, a cell for each lane: so many in one cell would wait for each other.
    private readonly long[] _counts = new long[(2 * BinsPerSide) + Lanes];
    private int _exponent = SmallestExponent;

    /// <summary>Bin i counts the numbers from (i - <see cref="BinsPerSide"/>) * <see cref="Width"/> up to the next bin, without those that are exactly 0.</summary>
    public ReadOnlySpan<long> Counts => _counts.AsSpan(0, 2 * BinsPerSide);

    public double Width => Math.ScaleB(1, _exponent);

    /// <summary>All numbers.</summary>
    public long Count { get; private set; }

    /// <summary>Those that are exactly 0.</summary>
    public long Zeros
    {
        get
        {
            long zeros = 0;
            foreach (long cell in _counts.AsSpan(2 * BinsPerSide))
            {
                zeros += cell;
            }

            return zeros;
        }
    }

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
        Vector256<int> apart = Vector256<int>.Indices + Vector256.Create(BinsPerSide);
        Span<int> bins = stackalloc int[Lanes];
        int i = 0;
        for (; i <= elements.Length - Lanes; i += Lanes)
        {
            var next = Vector256.Create(elements[i..]);
            Vector256<int> bin = Vector256.ConvertToInt32Native(Vector256.Floor(next * Vector256.Create(reciprocal)));
            Vector256.ConditionalSelect(Vector256.Equals(next, Vector256<float>.Zero).AsInt32(), apart, bin).CopyTo(bins);
            foreach (int cell in bins)
            {
                Unsafe.Add(ref middle, cell)++;
            }
        }

        for (; i < elements.Length; i++)
        {
            _counts[BinsPerSide + (elements[i] == 0 ? BinsPerSide : (int)MathF.Floor(elements[i] * reciprocal))]++;
        }
    }
}
