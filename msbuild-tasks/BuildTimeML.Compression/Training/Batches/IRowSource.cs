using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training.Batches;

/// <summary>What samples give for inputs of a graph, as many at a time as a batch takes. The same sample always gives the same.</summary>
internal interface IRowSource
{
    /// <summary>The inputs.</summary>
    IReadOnlyList<RowLayout> Layouts { get; }

    /// <summary>How many samples there are.</summary>
    int Count { get; }

    /// <param name="samples">Indices from 0 to <see cref="Count"/> - 1.</param>
    /// <param name="tensors">One for each input; each gets the samples one after the other.</param>
    /// <param name="cancellation">Ends long work.</param>
    void Read(ReadOnlySpan<int> samples, ReadOnlySpan<ModelTensor> tensors, CancellationToken cancellation);
}
