using System.CommandLine;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Manifest;
using BuildTimeML.Tool.Items;
using BuildTimeML.Tool.Reports;

namespace BuildTimeML.Tool.Commands;

internal sealed class OptimizeCommand : ToolCommand
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The .onnx file" };
    private readonly Option<string> _target = new("--output", "-o") { Description = "The optimised model", Required = true, HelpName = "PATH" };
    private readonly MetadataOptions _metadata = MetadataOptions.All();

    public OptimizeCommand(TextWriter output)
        : base("optimize", "Do what a build does with the model: compress it, prove it on the engine, hold it to its budgets.", output)
    {
        Arguments.Add(_model);
        Options.Add(_target);
        _metadata.AddTo(this);
        AddSharedOptions(runsModels: true);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "model.onnx -o small.onnx --precision Int8Dynamic",
        "model.onnx -o small.onnx --precision Int8 --calibration-data \"data/*.npy\" --min-agreement \"99 %\"",
        "model.onnx -o small.onnx --dimensions \"batch=1\" --max-size \"1.5 MB\" --json",
    ];

    // Where it is renamed from: another folder may be on another drive.
    protected override string TemporaryBeside(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(_target)!);

    protected override Report Execute(ParseResult parsed, CommandContext context)
    {
        string target = Path.GetFullPath(parsed.GetValue(_target)!);
        string model = parsed.GetValue(_model)!;
        if (target == Path.GetFullPath(model))
        {
            throw new UsageException($"--output names the model itself, '{model}'. Write to another file.");
        }

        string engine = UseEngine(parsed);
        ToolItem item = ToolItem.Read(model, _metadata.Read(parsed), context.Folder.PathOf(Path.GetFileName(target)));
        ModelManifest manifest = item.Build(engine, context.Progress, context.Cancellation);
        Move(item.Work.OutputPath, target);
        return OptimizeReport.Of(manifest, target, context.Progress.Warnings);
    }

    // Weights first: the model must never meet others.
    private static void Move(string from, string target)
    {
        (string weightsFrom, string weights) = (TemporaryModel.WeightsOf(from), TemporaryModel.WeightsOf(target));
        try
        {
            if (File.Exists(weightsFrom))
            {
                File.Delete(target);
                AtomicFile.Replace(weightsFrom, weights);
            }

            AtomicFile.Replace(from, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildErrorException(BuildErrors.OutputNotWritten.With(target, e.Message));
        }
    }
}
