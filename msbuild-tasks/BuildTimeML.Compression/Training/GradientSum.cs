using System.Numerics;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training;

/// <summary>
/// The gradients of a step that takes several runs. The engine writes those of each run over the last ones; here they are added up. In a
/// step of one run they stay where they are.
/// </summary>
internal sealed class GradientSum : IDisposable
{
    private readonly IReadOnlyList<TrainedWeight> _weights;
    private readonly TensorBuffer<float>[] _sums;

    /// <param name="weights">Whose gradients they are.</param>
    /// <param name="runs">Of each step.</param>
    public GradientSum(IReadOnlyList<TrainedWeight> weights, int runs)
    {
        _weights = weights;
        _sums = runs == 1 ? [] : [.. weights.Select(w => new TensorBuffer<float>(w.Value.Shape))];
    }

    /// <param name="run">Of the step, from 0.</param>
    public void Add(int run)
    {
        for (int i = 0; i < _sums.Length; i++)
        {
            if (run == 0)
            {
                _weights[i].Gradient.Data.CopyTo(_sums[i].Data);
            }
            else
            {
                Add(_weights[i].Gradient.Data, _sums[i].Data);
            }
        }
    }

    /// <summary>The sums, into the gradients of the weights.</summary>
    public void Give()
    {
        for (int i = 0; i < _sums.Length; i++)
        {
            _sums[i].Data.CopyTo(_weights[i].Gradient.Data);
        }
    }

    public void Dispose() => Array.ForEach(_sums, s => s.Dispose());

    private static void Add(ReadOnlySpan<float> from, Span<float> to)
    {
        int whole = to.Length - (to.Length % Vector<float>.Count);
        for (int i = 0; i < whole; i += Vector<float>.Count)
        {
            (new Vector<float>(to[i..]) + new Vector<float>(from[i..])).CopyTo(to[i..]);
        }

        for (int i = whole; i < to.Length; i++)
        {
            to[i] += from[i];
        }
    }
}
