using BuildTimeML.Compression.Calibration;

namespace BuildTimeML.Compression.Training;

/// <summary>What a training came to.</summary>
/// <param name="Curve">From before the first epoch on.</param>
/// <param name="StepLosses">Of each step.</param>
/// <param name="BestEpoch">The one whose weights the model has; 0 for those that it came with.</param>
/// <param name="Weights">How many tensors were trained.</param>
/// <param name="Memory">What it took.</param>
internal sealed record TrainingResult(IReadOnlyList<TrainingEpoch> Curve, IReadOnlyList<float> StepLosses, int BestEpoch, int Weights, TrainingMemory Memory)
{
    /// <summary>The ranges that values have 8 bits in, by value; none where training did not learn them.</summary>
    public IReadOnlyDictionary<string, ValueRange> Ranges { get; init; } = new Dictionary<string, ValueRange>();
}

/// <param name="Peak">How much the process's own memory grew at most, in bytes.</param>
/// <param name="Weights">The bytes of all trained weights.</param>
/// <param name="Activations">The bytes that flow through the model in one run.</param>
internal sealed record TrainingMemory(long Peak, long Weights, long Activations)
{
    /// <summary>What it should take at most: weights, gradients and one more for the optimiser, and activations with their gradients.</summary>
    public long Limit => (3 * Weights) + (2 * Activations);
}
