using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Dropout goes where it is not asked to behave as in training and nothing uses its mask.</summary>
internal sealed class DropoutRule : IRewriteRule
{
    public string Name => "Dropout";

    public IReadOnlyList<string> Operators { get; } = ["Dropout"];

    public Verdict? Examine(Node node, RewriteContext context) =>
        node.Input(2) is { } training && !(context.Constant(training) is { } constant && constant.Data.Span is [0]) ? DeclineReason.Training
        : node.Outputs.Skip(1).Any(o => o is not null && (o.Uses.Count > 0 || context.IsOutput(o))) ? DeclineReason.UsedElsewhere
        : context.BypassVerdict(node, node.Inputs[0]!);
}
