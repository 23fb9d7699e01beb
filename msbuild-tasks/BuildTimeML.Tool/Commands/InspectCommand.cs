using System.CommandLine;
using BuildTimeML.Tool.Inspection;
using BuildTimeML.Tool.Reports;

namespace BuildTimeML.Tool.Commands;

internal sealed class InspectCommand : ToolCommand
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The .onnx file" };

    private readonly Option<int> _layers = new("--layers")
    {
        Description = "How many of the largest layers to list",
        DefaultValueFactory = _ => 10,
        HelpName = "NUMBER",
    };

    public InspectCommand(TextWriter output)
        : base("inspect", "Show what a model takes and gives, what it consists of, and what may become a problem. Needs no engine.", output)
    {
        Arguments.Add(_model);
        Options.Add(_layers);
        AddSharedOptions(runsModels: false);
    }

    public override IReadOnlyList<string> Examples { get; } = ["model.onnx", "model.onnx --layers 50", "model.onnx --json"];

    protected override Report Execute(ParseResult parsed, CommandContext context) =>
        ModelInspector.Inspect(parsed.GetValue(_model)!, parsed.GetValue(_layers), context.Cancellation);
}
