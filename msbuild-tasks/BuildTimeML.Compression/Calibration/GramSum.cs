using System.Runtime.Intrinsics;

namespace BuildTimeML.Compression.Calibration;

/// <summary>Adds up in double what the engine multiplies in float, run after run.</summary>
/// <param name="request">What is asked for.</param>
internal sealed class GramSum(GramRequest request) : IActivationStatistic
{
    private const int Lanes = 4;

    private readonly double[] _sums = new double[checked(request.Groups * request.Length * request.Length)];

    public GramMatrix Matrix => new(request.Length, request.Groups, _sums);

    public bool Add(ReadOnlySpan<float> elements, ReadOnlySpan<long> shape)
    {
        if (elements.Length != _sums.Length)
        {
            throw new ArgumentException($"{_sums.Length} numbers are expected, not {elements.Length}.", nameof(elements));
        }

        int i = 0;
        for (; i <= elements.Length - (2 * Lanes); i += 2 * Lanes)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.Create(elements[i..]));
            Span<double> sums = _sums.AsSpan(i, 2 * Lanes);
            (Vector256.Create<double>(sums) + low).CopyTo(sums);
            (Vector256.Create<double>(sums[Lanes..]) + high).CopyTo(sums[Lanes..]);
        }

        for (; i < elements.Length; i++)
        {
            _sums[i] += elements[i];
        }

        return Extremes.AreFinite(elements);
    }
}
