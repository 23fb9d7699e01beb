using System.Runtime.InteropServices;
using BuildTimeML.Compression.Training.Optimizers;
using BuildTimeML.Compression.Training.Rounding;
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
    private readonly Memory<byte> _exact;
    private readonly IRounding? _rounding;
    private readonly double _gradientScale = 1;
    private bool _isRounded;

    /// <param name="name">In the graph.</param>
    /// <param name="initial">What it is at first.</param>
    /// <param name="memories">How many numbers the optimiser remembers of each element.</param>
    /// <param name="allocate">Gives room for so many bytes, all 0.</param>
    /// <param name="rounding">What the engine is given in its place; null for the weight itself.</param>
    /// <param name="roundedAfter">So many steps are without rounding.</param>
    public TrainedWeight(string name, Tensor initial, int memories, Func<int, Memory<byte>> allocate, IRounding? rounding = null, long roundedAfter = 0)
    {
        (_rounding, RoundedAfter) = (rounding, roundedAfter);
        _gradientScale = rounding is ActivationStep step ? step.GradientScale : 1;
        Name = name;
        Decays = TrainableWeights.Decays(initial);
        Value = new TensorBuffer<float>(initial.Dimensions);
        Gradient = new TensorBuffer<float>(initial.Dimensions);
        initial.Elements<float>().CopyTo(Value.Data);
        int bytes = (int)initial.ByteSize;
        _first = memories > 0 ? allocate(bytes) : default;
        _second = memories > 1 ? allocate(bytes) : default;
        _best = allocate(bytes);
        if (rounding is not null)
        {
            _exact = allocate(bytes);
            initial.Elements<float>().CopyTo(Exact);
            Show(steps: 0);
        }

        KeepAsBest();
    }

    public string Name { get; }

    /// <summary>Whether decay draws it to 0.</summary>
    public bool Decays { get; }

    /// <summary>What the engine computes with.</summary>
    public TensorBuffer<float> Value { get; }

    /// <summary>From this number of steps on it is what it will be.</summary>
    public long RoundedAfter { get; }

    public TensorBuffer<float> Gradient { get; }

    /// <summary>What it was when the loss was smallest.</summary>
    public ReadOnlySpan<float> Best => MemoryMarshal.Cast<byte, float>(_best.Span);

    /// <summary>All that a run that goes on needs, in a fixed order.</summary>
    public IReadOnlyList<Memory<byte>> Memories => [_first, _second, _best, _exact];

    // What is behind the rounded numbers.
    private Span<float> Exact => MemoryMarshal.Cast<byte, float>(_exact.Span);

    /// <summary>The sum of the squares of the gradient that the optimiser is given.</summary>
    public double SquaredGradient => GradientNorm.SumOfSquares(Gradient.Data) * _gradientScale * _gradientScale;

    /// <summary>From the gradient of what the engine computes with to that of what is behind it.</summary>
    public void Differentiate()
    {
        if (_isRounded && _rounding is PairSafeRounding learned)
        {
            learned.Differentiate(Exact, Gradient.Data);
        }
    }

    public void Update(IOptimizer optimizer, in UpdateStep step)
    {
        optimizer.Update(
            _rounding is null ? Value.Data : Exact,
            Gradient.Data,
            MemoryMarshal.Cast<byte, float>(_first.Span),
            MemoryMarshal.Cast<byte, float>(_second.Span),
            step with { GradientScale = step.GradientScale * _gradientScale });
        Show(step.Number);
    }

    public void KeepAsBest() => MemoryMarshal.AsBytes(Value.Data).CopyTo(_best.Span);

    public void Dispose()
    {
        Value.Dispose();
        Gradient.Dispose();
    }

    /// <summary>Gives the engine what it computes with.</summary>
    /// <param name="steps">So many are done.</param>
    public void Show(long steps)
    {
        _isRounded = _rounding is not null && steps >= RoundedAfter;
        if (_isRounded)
        {
            _rounding!.Round(Exact, Value.Data);
        }
        else if (_rounding is not null)
        {
            Exact.CopyTo(Value.Data);
        }
    }
}
