using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training.Batches;

/// <summary>The inputs of a number of samples, in memory that never moves.</summary>
/// <param name="source">Where they come from.</param>
/// <param name="samples">How many of them go together.</param>
internal sealed class BatchTensors(IRowSource source, int samples) : IDisposable
{
    private readonly ModelTensor[] _tensors = [.. source.Layouts.Select(l => l.Create(samples))];

    /// <summary>How many samples there are room for.</summary>
    public int Samples => samples;

    /// <summary>Under the names of the inputs.</summary>
    public IReadOnlyList<NamedTensor> Named => [.. source.Layouts.Zip(_tensors, (l, t) => new NamedTensor(l.Input, t))];

    /// <param name="indices">As many as there is room for.</param>
    /// <param name="cancellation">Ends long work.</param>
    public void Fill(ReadOnlySpan<int> indices, CancellationToken cancellation) => source.Read(indices, _tensors, cancellation);

    public void Dispose() => Array.ForEach(_tensors, t => t.Dispose());
}
