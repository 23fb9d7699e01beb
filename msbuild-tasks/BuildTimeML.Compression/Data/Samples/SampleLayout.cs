using BuildTimeML.Manifest;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>
/// How an array divides into samples of an input. One dimension more than the input: the first counts samples. As many: the first
/// counts samples too, taken by as many at a time as the input's first dimension says (one where it is open), unless it is the only
/// one. One less: a single sample, of an input that takes batches.
/// </summary>
/// <param name="Count">The number of samples.</param>
/// <param name="Shape">Of each of them, as the input takes it.</param>
internal sealed record SampleLayout(long Count, IReadOnlyList<long> Shape)
{
    /// <returns>Null where the array does not fit the input.</returns>
    public static SampleLayout? Of(TensorSignature input, IReadOnlyList<long> array)
    {
        if (input.Shape is not { } dimensions)
        {
            return new SampleLayout(1, array);
        }

        List<long?> wanted = [.. dimensions.Select(d => d.Value)];
        if (array.Count == wanted.Count + 1)
        {
            return Fits(wanted, array.Skip(1)) ? new SampleLayout(array[0], [.. array.Skip(1)]) : null;
        }

        if (array.Count == wanted.Count - 1)
        {
            return wanted[0] is null or 1 && Fits(wanted.Skip(1), array) ? new SampleLayout(1, [1, .. array]) : null;
        }

        if (array.Count != wanted.Count || !Fits(wanted.Skip(1), array.Skip(1)))
        {
            return null;
        }

        return wanted switch
        {
            [] => new SampleLayout(1, array),
            [var only] => only is null || only == array[0] ? new SampleLayout(1, array) : null,
            [var batch, ..] when array[0] % Math.Max(batch ?? 1, 1) == 0 => new SampleLayout(array[0] / Math.Max(batch ?? 1, 1), [Math.Max(batch ?? 1, 1), .. array.Skip(1)]),
            _ => null,
        };
    }

    private static bool Fits(IEnumerable<long?> wanted, IEnumerable<long> array) => wanted.Zip(array).All(pair => pair.First is null || pair.First == pair.Second);
}
