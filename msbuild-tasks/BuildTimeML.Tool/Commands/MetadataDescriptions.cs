using BuildTimeML.Build;
using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Tool.Commands;

/// <summary>A line of help for each metadata name that is an option; docs/metadata.md says more.</summary>
internal static class MetadataDescriptions
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [ItemNames.Precision] = $"How weights are stored and computed with: {string.Join(", ", Precisions.All)} [default: {Precisions.Default}]",
        [ItemNames.Prune] = "The share of the weights of layers that become zero, as in \"50 %\"",
        [ItemNames.PruneThreshold] = "The magnitude below which weights become zero, as in \"0.01\"",
        [ItemNames.PrunePattern] = "How many of how many weights stay, as in \"2:4\"",
        [ItemNames.PruneCriterion] = $"What tells how little a weight or a channel is worth: {string.Join(", ", PruningCriteria.All)}",
        [ItemNames.PruneScope] = "Whether the share is one of all layers or of each: Global or Layer [default: Global]",
        [ItemNames.ClipWeights] = "The range of weights, as in \"-0.1..0.1\", or the share that stays, as in \"99.9 %\"",
        [ItemNames.PruneChannels] = "The share of the channels that go, as in \"30 %\"",
        [ItemNames.PruneHeads] = "The share of the attention heads that go, as in \"50 %\"",
        [ItemNames.PruneLayers] = "The share of the residual blocks that go, as in \"25 %\"",
        [ItemNames.AverageFirst] = "Whether means over all positions come before the layers that they are behind: Auto, true or false",
        [ItemNames.LowRank] = "The share of its multiply-adds that a product may take as two thinner ones, as in \"50 %\"",
        [ItemNames.TargetMultiplyAdds] = "The share of the multiply-adds that may stay, as in \"70 %\"",
        [ItemNames.TargetLatencyRatio] = "The most time of a run by that of the simplified model that pruning aims at, as in \"0.6\"",
        [ItemNames.TargetSize] = "The most bytes of the weights in float32 that pruning aims at, as in \"1.5 MB\"",
        [ItemNames.Recover] = $"How accuracy comes back: None, {string.Join(", ", TrainingSettings.Methods)} [default: None]",
        [ItemNames.Teacher] = "The .onnx file to learn from [default: the model itself, before it is pruned]",
        [ItemNames.TrainingData] = "Files of real inputs to train on, as in \"data/*.npy\" [default: the calibration data]",
        [ItemNames.TrainingLabels] = "The right class of each row of the training data: a .npy, .txt or .csv file",
        [ItemNames.Training] = "How it is trained, as in \"epochs=20; learningRate=1e-3\"",
        [ItemNames.TrainedModel] = "Where the trained model is kept, and taken from while nothing changes",
        [ItemNames.MaxSize] = "The most that the optimised model may take, as in \"1.5 MB\"",
        [ItemNames.MaxCompressedSize] = "The most that it may take after Brotli, as in \"1 MB\"",
        [ItemNames.Optimize] = "What decides between candidates: Speed or Size [default: Speed]",
        [ItemNames.MinAgreement] = "The share of rows that must get the class that the original gives them, as in \"98 %\"",
        [ItemNames.MinSqnr] = "The least signal-to-noise ratio of each output, as in \"30 dB\"",
        [ItemNames.MaxAccuracyDrop] = "How much accuracy may go, as in \"0.5 points\"",
        [ItemNames.MaxLatencyRatio] = "The most time of a run, by that of the simplified float model, as in \"0.8\" or \"80 %\"",
        [ItemNames.MaxLatency] = "The most time of a run on one thread of this machine, as in \"8 ms\"",
        [ItemNames.MaxLoadTime] = "The most time of loading and the first run on this machine, as in \"250 ms\"",
        [ItemNames.MaxMemory] = "The most memory that loading and running takes on this machine, as in \"20 MB\"",
        [ItemNames.BudgetSeverity] = "What a broken budget is: Error or Warning [default: Error]",
        [ItemNames.Dimensions] = "Numbers that named dimensions have from now on, as in \"batch=1;sequence=48\"",
        [ItemNames.MaxDimensions] = "The sizes that named dimensions are run with, as in \"batch=32\" [default: 1 each]",
        [ItemNames.Labels] = "A text file with one class name per line",
        [ItemNames.CalibrationData] = "Files of real inputs to calibrate with, as in \"data/*.npy\"",
        [ItemNames.CalibrationSamples] = "The most samples of these to use [default: 500]",
        [ItemNames.CalibrationMethod] = $"How Int8Static chooses ranges: {string.Join(", ", CalibrationMethods.All)} [default: {CalibrationMethods.Default}]",
        [ItemNames.Rounding] = $"How weights are rounded by what samples tell of their layers: {string.Join(", ", RoundingMethods.All)} [default: {RoundingMethods.Default}]",
        [ItemNames.EvaluationData] = "Files of real inputs to measure on [default: what is held back of the calibration data]",
        [ItemNames.EvaluationLabels] = "The right class of each row of the evaluation data: a .npy, .txt or .csv file",
        [ItemNames.HoldBack] = "The share of the calibration data that is measured on instead [default: 20 %]",
        [ItemNames.Preprocess] = "What makes an input of an image, as in \"image: size=224x224\"",
        [ItemNames.OptionalInputs] = "Inputs with an initializer that are no weights, as in \"threshold;scale\"",
        [ItemNames.State] = "Inputs that get what an output gave in the call before, as in \"h:hN;c:cN\"",
        [ItemNames.ExecutionProviders] = "What the model is to run on, as in \"Cuda;Cpu\" [default: Cpu]",
        [ItemNames.SaveOptimizedGraph] = "Whether the engine optimises the graph now: true or false [default: true]",
    };
}
