using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;

namespace BuildTimeML.Compression.Building;

/// <summary>The samples that an item gives.</summary>
/// <param name="Calibration">What precisions are calibrated with; null where the item gives none.</param>
/// <param name="Evaluation">What candidates are measured on; null where the item gives none.</param>
internal sealed record SampleSets(ISamples? Calibration, EvaluationSet? Evaluation)
{
    /// <summary>What the model is trained on; null where the item gives nothing for that alone.</summary>
    public TrainingSet? Training { get; init; }

    public static SampleSets None { get; } = new(null, null);

    /// <summary>The same with the defaults of inputs that samples do not give.</summary>
    public SampleSets Complete(OptionalInputs optional) => new(
        Calibration is null ? null : optional.Complete(Calibration),
        Evaluation is null ? null : Evaluation with { Samples = optional.Complete(Evaluation.Samples) })
    {
        Training = Training is null ? null : Training with { Samples = optional.Complete(Training.Samples) },
    };
}
