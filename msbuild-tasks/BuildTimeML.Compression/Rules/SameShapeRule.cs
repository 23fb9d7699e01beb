using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Reshape, Flatten, Expand and Tile go where the shape stays what it was.</summary>
internal sealed class SameShapeRule : IRewriteRule
{
    public string Name => "SameShape";

    public IReadOnlyList<string> Operators { get; } = ["Reshape", "Flatten", "Expand", "Tile"];

    public Verdict? Examine(Node node, RewriteContext context) =>
        context.ShapeOf(node.Inputs[0]!) is { } before && context.ShapeOf(node.Outputs[0]!) is { } after && before.SequenceEqual(after)
            ? context.BypassVerdict(node, node.Inputs[0]!)
            : null;
}
