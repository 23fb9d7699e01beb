namespace BuildTimeML.Tool.Commands;

internal sealed class OptimizeCommand(TextWriter output) : MakingCommand(
    "optimize", "Do what a build does with the model: compress it, prove it on the engine, hold it to its budgets.", MetadataOptions.All(), output)
{
    public override IReadOnlyList<string> Examples { get; } =
    [
        "model.onnx -o small.onnx --precision Int8Dynamic",
        "model.onnx -o small.onnx --precision Int8 --calibration-data \"data/*.npy\" --min-agreement \"99 %\"",
        "model.onnx -o small.onnx --dimensions \"batch=1\" --max-size \"1.5 MB\" --json",
    ];
}
