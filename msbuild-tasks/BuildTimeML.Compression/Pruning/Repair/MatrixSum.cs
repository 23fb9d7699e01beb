using System.Runtime.Intrinsics;
using BuildTimeML.Compression.Calibration;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>Adds up in double what the engine gives run after run.</summary>
/// <param name="count">How many numbers a run gives.</param>
internal sealed class MatrixSum(int count) : IActivationStatistic
{
    private const int Lanes = 4;

    private long _runs;

    public double[] Elements { get; } = new double[count];

    /// <summary>Of an element over all runs.</summary>
    public double Mean(int element) => Elements[element] / _runs;

    public bool Add(ReadOnlySpan<float> elements, ReadOnlySpan<long> shape)
    {
        if (elements.Length != Elements.Length)
        {
            throw new ArgumentException($"{Elements.Length} numbers are expected, not {elements.Length}.", nameof(elements));
        }

        _runs++;
        int i = 0;
        for (; i <= elements.Length - (2 * Lanes); i += 2 * Lanes)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.Create(elements[i..]));
            Span<double> sums = Elements.AsSpan(i, 2 * Lanes);
            (Vector256.Create<double>(sums) + low).CopyTo(sums);
            (Vector256.Create<double>(sums[Lanes..]) + high).CopyTo(sums[Lanes..]);
        }

        for (; i < elements.Length; i++)
        {
            Elements[i] += elements[i];
        }

        return Extremes.AreFinite(elements);
    }
}
