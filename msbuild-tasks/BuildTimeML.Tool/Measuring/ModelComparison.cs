using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Runtime;
using BuildTimeML.Tool.Terminal;

namespace BuildTimeML.Tool.Measuring;

/// <summary>Holds models against one, on the same inputs and in the same process.</summary>
/// <param name="reference">What the others are held against.</param>
/// <param name="referencePath">Its file.</param>
/// <param name="samples">What the models are run on.</param>
/// <param name="progress">Hears what is done.</param>
internal sealed class ModelComparison(EngineModel reference, string referencePath, ISamples samples, ConsoleProgress progress)
{
    private readonly QualityMeter _quality = new(reference, new EvaluationSet(new CountedSamples(samples, progress), Labels: null, Output: null));

    /// <param name="path">The model.</param>
    /// <param name="cancellation">Ends the work between two runs.</param>
    /// <exception cref="BuildErrorException">The two cannot be compared.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public (Quality Quality, MedianEstimate TimeRatio) Measure(string path, CancellationToken cancellation)
    {
        try
        {
            CheckOutputs(path);
            progress.Phase("comparing");
            Quality quality = _quality.Measure(path, cancellation: cancellation);
            progress.Phase("timing");
            return (quality, new LatencyMeter(referencePath, () => samples.Read(0)).Ratio(path, cancellation));
        }
        catch (Exception e) when (e is OnnxRuntimeException or ArgumentException or NotSupportedException)
        {
            throw Fault(path, e.Message);
        }
    }

    private void CheckOutputs(string path)
    {
        using var model = new EngineModel(path);
        string[] expected = [.. reference.Outputs.Select(o => o.Name)];
        string[] given = [.. model.Outputs.Select(o => o.Name)];
        if (!expected.SequenceEqual(given))
        {
            throw Fault(path, $"the outputs of the first are {string.Join(", ", expected)}, those of the second {string.Join(", ", given)}");
        }
    }

    private BuildErrorException Fault(string path, string reason) => new(BuildErrors.NotMeasured.With(path, $"against '{referencePath}', {reason}"));
}
