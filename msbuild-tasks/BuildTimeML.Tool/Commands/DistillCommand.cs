using BuildTimeML.Build;
using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Tool.Commands;

internal sealed class DistillCommand(TextWriter output) : MakingCommand(
    "distill",
    "Train a model to give what a teacher gives, in float32, without labels: itself once it is pruned, or a smaller model of the same inputs and outputs.",
    TrainingOptions.With(ItemNames.Teacher, ItemNames.PruneChannels, ItemNames.PruneHeads, ItemNames.PruneLayers, ItemNames.AverageFirst, ItemNames.LowRank, ItemNames.TargetMultiplyAdds, ItemNames.TargetLatencyRatio, ItemNames.TargetSize),
    output)
{
    public override IReadOnlyList<string> Examples { get; } =
    [
        "small.onnx -o taught.onnx --teacher big.onnx --training-data train.npy",
        "model.onnx -o half.onnx --target-multiply-adds \"50 %\" --training-data train.npy --training \"epochs=20\"",
    ];

    protected override void Complete(Dictionary<string, string> metadata) => metadata[ItemNames.Recover] = TrainingSettings.Distill;
}
