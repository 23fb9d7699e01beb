using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>A Cast to the type that its input has goes.</summary>
internal sealed class SameCastRule : IRewriteRule
{
    public string Name => "SameCast";

    public IReadOnlyList<string> Operators { get; } = ["Cast"];

    public Verdict? Examine(Node node, RewriteContext context) =>
        context.ElementTypeOf(node.Inputs[0]!) is { } type && (long)type == node.Attribute("to")?.Int
            ? context.BypassVerdict(node, node.Inputs[0]!)
            : null;
}
