using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Tool.Commands;

internal sealed class PruneCommand(TextWriter output) : MakingCommand(
    "prune", "Take weights, channels, heads or layers out of a model, in float32, and repair what is left with samples.", MetadataOptions.Of(
        ItemNames.Prune, ItemNames.PruneThreshold, ItemNames.PrunePattern, ItemNames.PruneCriterion, ItemNames.PruneScope, ItemNames.ClipWeights,
        ItemNames.PruneChannels, ItemNames.PruneHeads, ItemNames.PruneLayers, ItemNames.AverageFirst, ItemNames.LowRank,
        ItemNames.TargetMultiplyAdds, ItemNames.TargetLatencyRatio, ItemNames.TargetSize,
        ItemNames.CalibrationData, ItemNames.CalibrationSamples, ItemNames.EvaluationData, ItemNames.EvaluationLabels, ItemNames.HoldBack,
        ItemNames.Preprocess, ItemNames.OptionalInputs, ItemNames.Dimensions, ItemNames.MaxDimensions), output)
{
    public override IReadOnlyList<string> Examples { get; } =
    [
        "model.onnx -o small.onnx --target-multiply-adds \"70 %\" --calibration-data \"data/*.npy\"",
        "model.onnx -o small.onnx --prune-channels \"30 %\" --prune-heads \"50 %\" --calibration-data \"data/*.npy\"",
        "model.onnx -o sparse.onnx --prune \"50 %\" --prune-criterion OptimalBrain --calibration-data \"data/*.npy\" --json",
    ];
}
