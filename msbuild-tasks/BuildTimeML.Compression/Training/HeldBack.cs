using BuildTimeML.Compression.Training.Batches;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training;

/// <summary>Samples that training does not see, and that tell how good the weights are.</summary>
internal sealed class HeldBack : IDisposable
{
    private readonly int[] _samples;
    private readonly EngineStep[] _steps;
    private readonly bool _agrees;

    /// <param name="graph">Its loss.</param>
    /// <param name="session">The graph in the engine; stays the caller's.</param>
    /// <param name="weights">Each under its name.</param>
    /// <param name="rows">What samples give.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="samplesPerRun">How many go together; those that are left over go together too.</param>
    public HeldBack(LossGraph graph, ModelSession session, IReadOnlyList<TrainedWeight> weights, IRowSource rows, IReadOnlyList<int> samples, int samplesPerRun)
    {
        _samples = [.. samples];
        _agrees = graph.Agreement is not null;
        string[] scalars = _agrees ? [graph.Loss.Name, graph.Agreement!.Name] : [graph.Loss.Name];
        int[] sizes = [Math.Min(samplesPerRun, _samples.Length), _samples.Length % samplesPerRun];
        _steps = [.. sizes.Where(s => s > 0).Distinct().Select(size => new EngineStep(session, new BatchTensors(rows, size), weights, scalars, []))];
    }

    /// <returns>The mean loss, and the share of rows that have the right class, from 0 to 1; null where there are no scores.</returns>
    public (double Loss, double? Agreement) Judge(CancellationToken cancellation)
    {
        double loss = 0;
        double agreement = 0;
        for (int first = 0; first < _samples.Length;)
        {
            EngineStep step = _steps[0].Batch.Samples <= _samples.Length - first ? _steps[0] : _steps[^1];
            int size = step.Batch.Samples;
            step.Run(_samples.AsSpan(first, size), cancellation);
            loss += step.Scalar(0) * (double)size;
            agreement += _agrees ? step.Scalar(1) * (double)size : 0;
            first += size;
        }

        return (loss / _samples.Length, _agrees ? agreement / _samples.Length : null);
    }

    public void Dispose() => Array.ForEach(_steps, s => s.Dispose());
}
