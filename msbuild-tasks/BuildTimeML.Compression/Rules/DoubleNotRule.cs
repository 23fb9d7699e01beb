using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Not of Not goes.</summary>
internal sealed class DoubleNotRule : IRewriteRule
{
    public string Name => "DoubleNot";

    public IReadOnlyList<string> Operators { get; } = ["Not"];

    public Verdict? Examine(Node node, RewriteContext context) =>
        node.Inputs[0]!.Producer is { } first && first.Is("Not") ? context.BypassVerdict(node, first.Inputs[0]!) : null;
}
