using BuildTimeML.Compression.Training.Batches;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training;

/// <summary>A loss in the engine, bound to weights and to the inputs of a number of samples. A run allocates nothing.</summary>
internal sealed class EngineStep : IDisposable
{
    private readonly TensorBuffer<float>[] _scalars;
    private readonly ModelCall _call;

    /// <param name="session">The graph; stays the caller's.</param>
    /// <param name="batch">The inputs; disposed with this.</param>
    /// <param name="weights">Each under its name.</param>
    /// <param name="scalars">The names of outputs of one number.</param>
    /// <param name="gradients">The names of the weights' gradients, in their order; none where they are not wanted.</param>
    public EngineStep(ModelSession session, BatchTensors batch, IReadOnlyList<TrainedWeight> weights, IReadOnlyList<string> scalars, IReadOnlyList<string> gradients)
    {
        Batch = batch;
        _scalars = [.. scalars.Select(_ => new TensorBuffer<float>())];
        _call = new ModelCall(
            session,
            [.. batch.Named, .. weights.Select(w => new NamedTensor(w.Name, w.Value))],
            [.. scalars.Zip(_scalars, (name, tensor) => new NamedTensor(name, tensor)), .. gradients.Zip(weights, (name, w) => new NamedTensor(name, w.Gradient))],
            ownsTensors: false);
    }

    public BatchTensors Batch { get; }

    /// <summary>One of the numbers that the last run gave.</summary>
    public float Scalar(int index) => _scalars[index].Data[0];

    /// <param name="samples">As many as the batch has room for.</param>
    /// <param name="cancellation">Ends the run.</param>
    public void Run(ReadOnlySpan<int> samples, CancellationToken cancellation)
    {
        Batch.Fill(samples, cancellation);
        _call.Run(cancellation);
    }

    public void Dispose()
    {
        _call.Dispose();
        Batch.Dispose();
        Array.ForEach(_scalars, s => s.Dispose());
    }
}
