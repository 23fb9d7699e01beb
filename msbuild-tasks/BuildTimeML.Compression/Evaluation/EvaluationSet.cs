using BuildTimeML.Compression.Calibration;

namespace BuildTimeML.Compression.Evaluation;

/// <summary>What candidates are measured on: samples that they were not calibrated with.</summary>
/// <param name="Samples">At least one.</param>
/// <param name="Labels">The right class of each row of scores, over all samples; null where nobody knows.</param>
/// <param name="Output">The output that holds the scores of classes; null for the first one that can.</param>
internal sealed record EvaluationSet(ISamples Samples, IReadOnlyList<int>? Labels, string? Output);
