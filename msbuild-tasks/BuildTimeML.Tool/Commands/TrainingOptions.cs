using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Tool.Commands;

/// <summary>The options that the commands share which train.</summary>
internal static class TrainingOptions
{
    /// <param name="more">Those that only the one command has.</param>
    public static MetadataOptions With(params string[] more) => MetadataOptions.Of(
    [
        ItemNames.TrainingData, ItemNames.TrainingLabels, .. more, ItemNames.Training, ItemNames.TrainedModel,
        ItemNames.CalibrationData, ItemNames.CalibrationSamples, ItemNames.EvaluationData, ItemNames.EvaluationLabels, ItemNames.HoldBack,
        ItemNames.Preprocess, ItemNames.OptionalInputs, ItemNames.Labels, ItemNames.Dimensions, ItemNames.MaxDimensions,
    ]);
}
