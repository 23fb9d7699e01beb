using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Identity goes.</summary>
internal sealed class IdentityRule : IRewriteRule
{
    public string Name => "Identity";

    public IReadOnlyList<string> Operators { get; } = ["Identity"];

    public Verdict? Examine(Node node, RewriteContext context) => context.BypassVerdict(node, node.Inputs[0]!);
}
