using BuildTimeML.Compression.Calibration;

namespace BuildTimeML.Compression.Building;

/// <summary>What a model is trained on.</summary>
/// <param name="Samples">At least one.</param>
/// <param name="Labels">The right class of each row of scores, over all samples; null where nobody knows.</param>
internal sealed record TrainingSet(ISamples Samples, int[]? Labels);
