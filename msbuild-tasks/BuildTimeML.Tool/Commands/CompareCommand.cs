using System.CommandLine;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Data.Samples;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Tasks.Items;
using BuildTimeML.Tool.Items;
using BuildTimeML.Tool.Measuring;
using BuildTimeML.Tool.Reports;

namespace BuildTimeML.Tool.Commands;

internal sealed class CompareCommand : ToolCommand
{
    private readonly Argument<string> _first = new("A") { Description = "The .onnx file that is right" };
    private readonly Argument<string> _second = new("B") { Description = "The .onnx file that is held against it" };
    private readonly DataOptions _data = new();

    public CompareCommand(TextWriter output)
        : base("compare", "Run two models on the same inputs: how far B is from A, and how long it takes by A's time.", output)
    {
        Arguments.Add(_first);
        Arguments.Add(_second);
        _data.AddTo(this);
        AddSharedOptions(runsModels: true);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "model.onnx small.onnx --data \"data/*.npy\"",
        "model.onnx small.onnx --data \"photos/*.jpg\" --preprocess \"image: size=224x224\" --json",
    ];

    protected override Report Execute(ParseResult parsed, CommandContext context)
    {
        string first = parsed.GetValue(_first)!;
        string second = parsed.GetValue(_second)!;
        UseEngine(parsed);
        ToolItem item = ToolItem.Read(first, _data.Read(parsed, ItemNames.EvaluationData), context.Folder.PathOf("first.onnx"));
        ToolItem.Read(second, new Dictionary<string, string>(), context.Folder.PathOf("second.onnx"));
        using ItemSamples files = item.OpenSamples(context.Progress);
        using EngineModel reference = ToolItem.Load(first);
        ISamples samples = files.Sets.Evaluation?.Samples ?? new SyntheticSamples(reference, item.Dimensions);
        (Quality quality, MedianEstimate ratio) = new ModelComparison(reference, first, samples, context.Progress).Measure(second, context.Cancellation);
        return CompareReport.Of(first, second, _data.HasData(parsed), quality, ratio);
    }
}
