using System.Runtime.InteropServices;
using BuildTimeML.Compression.Training.Optimizers;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training;

/// <summary>
/// A weight while it is trained. Value and gradient lie in memory that never moves, so that the engine reads the one and writes the other in place. What is
/// remembered of it lies where much memory is backed by a file.
/// </summary>
internal sealed class TrainedWeight : IDisposable
{
    private readonly Memory<byte> _first;
    private readonly Memory<byte> _second;
    private readonly Memory<byte> _best;

    /// <param name="name">In the graph.</param>
    /// <param name="initial">What it is at first.</param>
    /// <param name="memories">How many numbers the optimiser remembers of each element.</param>
    /// <param name="allocate">Gives room for so many bytes, all 0.</param>
    public TrainedWeight(string name, Tensor initial, int memories, Func<int, Memory<byte>> allocate)
    {
        Name = name;
        Decays = TrainableWeights.Decays(initial);
        Value = new TensorBuffer<float>(initial.Dimensions);
        Gradient = new TensorBuffer<float>(initial.Dimensions);
        initial.Elements<float>().CopyTo(Value.Data);
        int bytes = (int)initial.ByteSize;
        _first = memories > 0 ? allocate(bytes) : default;
        _second = memories > 1 ? allocate(bytes) : default;
        _best = allocate(bytes);
        KeepAsBest();
    }

    public string Name { get; }

    /// <summary>Whether decay draws it to 0.</summary>
    public bool Decays { get; }

    public TensorBuffer<float> Value { get; }

    public TensorBuffer<float> Gradient { get; }

    /// <summary>What it was when the loss was smallest.</summary>
    public ReadOnlySpan<float> Best => MemoryMarshal.Cast<byte, float>(_best.Span);

    /// <summary>All that a run that goes on needs, in a fixed order.</summary>
    public IReadOnlyList<Memory<byte>> Memories => [_first, _second, _best];

    public void Update(IOptimizer optimizer, in UpdateStep step) => optimizer.Update(
        Value.Data, Gradient.Data, MemoryMarshal.Cast<byte, float>(_first.Span), MemoryMarshal.Cast<byte, float>(_second.Span), step);

    public void KeepAsBest() => MemoryMarshal.AsBytes(Value.Data).CopyTo(_best.Span);

    public void Dispose()
    {
        Value.Dispose();
        Gradient.Dispose();
    }
}
