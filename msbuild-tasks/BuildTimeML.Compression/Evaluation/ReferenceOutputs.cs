using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>What the original gives for each sample: kept as far as a bound allows, computed again beyond it.</summary>
internal sealed class ReferenceOutputs(EngineModel original, ISamples samples)
{
    private const long MostBytes = 64_000_000;

    private readonly Dictionary<int, IReadOnlyList<OutputValues>> _kept = [];
    private long _bytes;

    /// <exception cref="BuildErrorException">The engine cannot run the original on this sample.</exception>
    public IReadOnlyList<OutputValues> Of(int index, CancellationToken cancellation = default)
    {
        if (_kept.TryGetValue(index, out IReadOnlyList<OutputValues>? outputs))
        {
            return outputs;
        }

        outputs = Run(index, cancellation);
        long bytes = outputs.Sum(o => (o.Numbers?.LongLength * sizeof(double)) ?? o.Bytes?.LongLength ?? 0);
        if (_bytes + bytes <= MostBytes)
        {
            _bytes += bytes;
            _kept.Add(index, outputs);
        }

        return outputs;
    }

    private IReadOnlyList<OutputValues> Run(int index, CancellationToken cancellation)
    {
        try
        {
            return original.RunOn(samples.Read(index), cancellation);
        }
        catch (OnnxRuntimeException e)
        {
            throw RefusedSample.Error(index, samples.Count, "evaluation", e);
        }
    }
}
