using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>A Transpose that leaves every axis where it is goes.</summary>
internal sealed class IdentityTransposeRule : IRewriteRule
{
    public string Name => "IdentityTranspose";

    public IReadOnlyList<string> Operators { get; } = ["Transpose"];

    public Verdict? Examine(Node node, RewriteContext context) =>
        node.Attribute("perm")?.Ints is { } permutation && permutation.Index().All(p => p.Item == p.Index)
            ? context.BypassVerdict(node, node.Inputs[0]!)
            : null;
}
