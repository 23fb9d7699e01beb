using BuildTimeML.Build;
using BuildTimeML.Tasks.Items;

namespace BuildTimeML.Tool.Commands;

internal sealed class TrainCommand(TextWriter output) : MakingCommand(
    "train", "Train a model on with labelled samples, in float32. A run that was cancelled goes on when it is started again.", TrainingOptions.With(), output)
{
    public override IReadOnlyList<string> Examples { get; } =
    [
        "model.onnx -o tuned.onnx --training-data train.npy --training-labels labels.npy",
        "model.onnx -o tuned.onnx --training-data train.npy --training-labels labels.npy --training \"epochs=20; learningRate=1e-4\" --json",
    ];

    protected override void Complete(Dictionary<string, string> metadata) => metadata[ItemNames.Recover] = TrainingSettings.FineTune;
}
