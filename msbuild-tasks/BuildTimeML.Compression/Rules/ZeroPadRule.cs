using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>A Pad of nothing goes.</summary>
internal sealed class ZeroPadRule : IRewriteRule
{
    public string Name => "ZeroPad";

    public IReadOnlyList<string> Operators { get; } = ["Pad"];

    private const int OpsetOfInputs = 11;

    public Verdict? Examine(Node node, RewriteContext context)
    {
        long[]? pads = context.Opset < OpsetOfInputs ? node.Attribute("pads")?.Ints?.ToArray() : Integers.Of(node.Input(1), context);
        return pads is null ? DeclineReason.NotConstant
            : Array.TrueForAll(pads, p => p == 0) ? context.BypassVerdict(node, node.Inputs[0]!)
            : null;
    }
}
