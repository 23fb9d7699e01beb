using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Tile by ones and Expand to ones go.</summary>
internal sealed class RepeatOnceRule : IRewriteRule
{
    public string Name => "RepeatOnce";

    public IReadOnlyList<string> Operators { get; } = ["Tile", "Expand"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        if (Integers.Of(node.Input(1), context) is not { } factors)
        {
            return DeclineReason.NotConstant;
        }

        // More ones than the input has dimensions would add some.
        return !Array.TrueForAll(factors, f => f == 1) ? null
            : factors.Length > 0 && node.OpType == "Expand" && !(context.ShapeOf(node.Inputs[0]!)?.Count >= factors.Length) ? DeclineReason.ShapeNotKnown
            : context.BypassVerdict(node, node.Inputs[0]!);
    }
}
