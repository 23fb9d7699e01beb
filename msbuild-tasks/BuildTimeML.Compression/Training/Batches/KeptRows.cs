using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training.Batches;

/// <summary>Another source, read once and kept, so that reading it again computes and allocates nothing.</summary>
internal sealed class KeptRows : IRowSource
{
    /// <summary>In bytes: what is larger is read again for each batch.</summary>
    public const long Bound = 1L << 29;

    private readonly Memory<byte>[] _rows;

    private KeptRows(IRowSource source, Memory<byte>[] rows)
    {
        (Layouts, Count) = (source.Layouts, source.Count);
        _rows = rows;
    }

    public IReadOnlyList<RowLayout> Layouts { get; }

    public int Count { get; }

    /// <summary>Reads all samples, unless they take more than a bound.</summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="allocate">Gives room for so many bytes.</param>
    /// <param name="progress">Hears how many samples are read.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="samplesPerRead">How many to ask for at a time.</param>
    /// <param name="bound">In bytes.</param>
    /// <returns>The source itself where they take more.</returns>
    public static IRowSource Of(IRowSource source, Func<int, Memory<byte>> allocate, Action<int> progress, CancellationToken cancellation, int samplesPerRead = 1, long bound = Bound)
    {
        if (source.Layouts.Sum(l => l.Bytes) * source.Count > bound || source.Layouts.Any(l => l.Bytes * source.Count > int.MaxValue))
        {
            return source;
        }

        var kept = new KeptRows(source, [.. source.Layouts.Select(l => allocate((int)(l.Bytes * source.Count)))]);
        for (int first = 0; first < source.Count; first += samplesPerRead)
        {
            int[] indices = [.. Enumerable.Range(first, Math.Min(samplesPerRead, source.Count - first))];
            kept.Keep(source, indices, cancellation);
            progress(first + indices.Length);
        }

        return kept;
    }

    public void Read(ReadOnlySpan<int> samples, ReadOnlySpan<ModelTensor> tensors, CancellationToken cancellation)
    {
        for (int t = 0; t < tensors.Length; t++)
        {
            int length = (int)Layouts[t].Bytes;
            Span<byte> target = TensorBytes.Of(tensors[t]);
            for (int i = 0; i < samples.Length; i++)
            {
                _rows[t].Span.Slice(samples[i] * length, length).CopyTo(target[(i * length)..]);
            }
        }
    }

    private void Keep(IRowSource source, int[] indices, CancellationToken cancellation)
    {
        ModelTensor[] tensors = [.. Layouts.Select(l => l.Create(indices.Length))];
        source.Read(indices, tensors, cancellation);
        for (int t = 0; t < tensors.Length; t++)
        {
            TensorBytes.Of(tensors[t]).CopyTo(_rows[t].Span[(int)(indices[0] * Layouts[t].Bytes)..]);
            tensors[t].Dispose();
        }
    }
}
