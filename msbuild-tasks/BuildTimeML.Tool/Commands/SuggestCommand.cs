using System.CommandLine;
using BuildTimeML.Build;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Manifest;
using BuildTimeML.Tasks.Items;
using BuildTimeML.Tool.Items;
using BuildTimeML.Tool.Measuring;
using BuildTimeML.Tool.Reports;
using BuildTimeML.Tool.Terminal;

namespace BuildTimeML.Tool.Commands;

internal sealed class SuggestCommand : ToolCommand
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The .onnx file" };
    private readonly DataOptions _data = new();

    public SuggestCommand(TextWriter output)
        : base("suggest", "Try every precision on the model, and propose the item to paste into a project.", output)
    {
        Arguments.Add(_model);
        _data.AddTo(this, isRequired: true);
        AddSharedOptions(runsModels: true);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "model.onnx --data \"data/*.npy\"",
        "model.onnx --data \"photos/*.jpg\" --preprocess \"image: size=224x224\" --json",
    ];

    protected override Report Execute(ParseResult parsed, CommandContext context)
    {
        string path = parsed.GetValue(_model)!;
        string engine = UseEngine(parsed);
        Dictionary<string, string> metadata = _data.Read(parsed, ItemNames.CalibrationData);
        ToolItem original = ToolItem.Read(path, metadata, context.Folder.PathOf("original.onnx"));
        using ItemSamples files = original.OpenSamples(context.Progress);
        using EngineModel reference = ToolItem.Load(path);
        var comparison = new ModelComparison(reference, path, files.Sets.Evaluation!.Samples, context.Progress);
        var tried = new List<SchemeTrial>();
        string[] precisions = [.. Precisions.Schemes.Except(Precisions.Trained)];
        foreach (string precision in precisions)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            context.Progress.Subject = $"{precision} ({tried.Count + 1} of {precisions.Length})";
            tried.Add(Try(path, precision, metadata, engine, comparison, context));
        }

        return SuggestReport.Of(path, original.Signature, files.Sets.Evaluation.Samples.Count, tried, ItemProposal.Of(path, metadata, tried));
    }

    // Speed is no reason to ship something else here: it is what the table shows.
    private static SchemeTrial Try(string path, string precision, Dictionary<string, string> metadata, string engine, ModelComparison comparison, CommandContext context)
    {
        try
        {
            var settings = new Dictionary<string, string>(metadata) { [ItemNames.Precision] = precision, [ItemNames.Optimize] = "Size" };
            string output = Path.Combine(context.Folder.PathOf(precision), "model.onnx");
            ToolItem item = ToolItem.Read(path, settings, output);

            // What is of interest of a single precision is in the table.
            ModelManifest manifest = item.Build(engine, new QuietProgress(context.Progress), context.Cancellation);
            (Quality quality, MedianEstimate ratio) = comparison.Measure(output, context.Cancellation);
            return new SchemeTrial(precision, manifest.AssetSize, quality, ratio, WhyNot: null);
        }
        catch (BuildErrorException e)
        {
            return new SchemeTrial(precision, 0, null, null, $"{e.Error.Code}: {e.Error.Message}");
        }
    }
}
