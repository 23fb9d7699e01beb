using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training.Batches;

/// <summary>The inputs of several sources side by side.</summary>
/// <param name="sources">Of the same samples.</param>
internal sealed class JoinedRows(params IReadOnlyList<IRowSource> sources) : IRowSource
{
    public IReadOnlyList<RowLayout> Layouts { get; } = [.. sources.SelectMany(s => s.Layouts)];

    public int Count => sources[0].Count;

    public void Read(ReadOnlySpan<int> samples, ReadOnlySpan<ModelTensor> tensors, CancellationToken cancellation)
    {
        int first = 0;
        for (int i = 0; i < sources.Count; i++)
        {
            int count = sources[i].Layouts.Count;
            sources[i].Read(samples, tensors.Slice(first, count), cancellation);
            first += count;
        }
    }
}
