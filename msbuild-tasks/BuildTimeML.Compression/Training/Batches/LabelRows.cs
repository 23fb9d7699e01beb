using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Manifest.ElementType;

namespace BuildTimeML.Compression.Training.Batches;

/// <summary>The right classes.</summary>
/// <param name="input">The graph's input for them.</param>
/// <param name="labels">Of all rows of all samples.</param>
/// <param name="count">How many samples there are: each has as many rows as any other.</param>
internal sealed class LabelRows(string input, IReadOnlyList<int> labels, int count) : IRowSource
{
    private readonly int _rows = labels.Count / count;

    public IReadOnlyList<RowLayout> Layouts { get; } = [new RowLayout(input, ElementType.Int64, [labels.Count / count])];

    public int Count => count;

    public void Read(ReadOnlySpan<int> samples, ReadOnlySpan<ModelTensor> tensors, CancellationToken cancellation)
    {
        Span<long> target = ((TensorBuffer<long>)tensors[0]).Data;
        for (int i = 0; i < samples.Length * _rows; i++)
        {
            target[i] = labels[(samples[i / _rows] * _rows) + (i % _rows)];
        }
    }
}
