using System.CommandLine;
using BuildTimeML.Build;
using BuildTimeML.Compression.Building;
using BuildTimeML.Manifest;
using BuildTimeML.Tool.Items;
using BuildTimeML.Tool.Reports;

namespace BuildTimeML.Tool.Commands;

/// <summary>A command that makes a model of another as a build does.</summary>
internal abstract class MakingCommand : ToolCommand
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The .onnx file" };
    private readonly Option<string> _target = new("--output", "-o") { Description = "The model that is made", Required = true, HelpName = "PATH" };
    private readonly MetadataOptions _metadata;

    protected MakingCommand(string name, string description, MetadataOptions metadata, TextWriter output)
        : base(name, description, output)
    {
        _metadata = metadata;
        Arguments.Add(_model);
        Options.Add(_target);
        _metadata.AddTo(this);
        AddSharedOptions(runsModels: true);
    }

    // Where it is renamed from: another folder may be on another drive.
    protected override string TemporaryBeside(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(_target)!);

    /// <summary>What the command itself says of the item.</summary>
    protected virtual void Complete(Dictionary<string, string> metadata)
    {
    }

    protected override Report Execute(ParseResult parsed, CommandContext context)
    {
        string target = Path.GetFullPath(parsed.GetValue(_target)!);
        string model = parsed.GetValue(_model)!;
        if (target == Path.GetFullPath(model))
        {
            throw new UsageException($"--output names the model itself, '{model}'. Write to another file.");
        }

        string engine = UseEngine(parsed);
        Dictionary<string, string> metadata = _metadata.Read(parsed);
        Complete(metadata);
        ToolItem item = ToolItem.Read(model, metadata, context.Folder.PathOf(Path.GetFileName(target))).WithCheckpoint(target + ".checkpoint");
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
