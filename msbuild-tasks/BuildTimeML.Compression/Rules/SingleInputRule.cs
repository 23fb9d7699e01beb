using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Concat, Sum, Max, Min and Mean of a single input go.</summary>
internal sealed class SingleInputRule : IRewriteRule
{
    public string Name => "SingleInput";

    public IReadOnlyList<string> Operators { get; } = ["Concat", "Sum", "Max", "Min", "Mean"];

    public Verdict? Examine(Node node, RewriteContext context) =>
        node.Inputs is [{ } only] ? context.BypassVerdict(node, only) : null;
}
