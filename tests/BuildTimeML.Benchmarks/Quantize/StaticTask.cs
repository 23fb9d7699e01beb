using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>A model, what it is calibrated with and what it is judged by.</summary>
/// <param name="Name">In the names of figures.</param>
/// <param name="Path">Of the model.</param>
/// <param name="Calibration">Samples.</param>
/// <param name="Evaluation">Other samples.</param>
/// <param name="Labels">The right class of each sample to evaluate; null where classes are not what the model gives.</param>
/// <param name="Outputs">The values that are compared, and the least dB of each.</param>
internal sealed record StaticTask(string Name, string Path, ISamples Calibration, ISamples Evaluation, int[]? Labels, IReadOnlyList<(string Name, double Decibels)> Outputs)
{
    /// <summary>In bytes.</summary>
    public long? Size { get; init; }

    /// <summary>In percent: the least share of samples with the answer of the float model.</summary>
    public double? Agreement { get; init; }

    /// <summary>In percent.</summary>
    public double? Accuracy { get; init; }

    /// <summary>By the time of the simplified float model.</summary>
    public double? Time { get; init; }

    /// <summary>The answer that scores give; by default the number of the largest.</summary>
    public Func<ReadOnlyMemory<double>, int> Answer { get; init; } = scores => ClassScores.ArgMax(scores.Span);
}
