using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Two Unsqueezes in a row become one.</summary>
internal sealed class UnsqueezeChainRule : IRewriteRule
{
    public string Name => "UnsqueezeChain";

    public IReadOnlyList<string> Operators { get; } = ["Unsqueeze"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        if (node.Inputs[0]!.Producer is not { } first || !first.Is("Unsqueeze"))
        {
            return null;
        }

        return Axes.Of(first, context) is not { } firstAxes || Axes.Of(node, context) is not { } axes ? DeclineReason.NotConstant
            : firstAxes.Concat(axes).Any(a => a < 0) ? DeclineReason.OtherConstants
            : !context.HasOneUse(node.Inputs[0]!) ? DeclineReason.UsedElsewhere
            : Verdict.To(() => RewriteContext.Substitute(node, () => [Axes.Unsqueeze(first.Inputs[0]!, Merge(firstAxes, axes), node, context)]));
    }

    // The first axes move up by one for each later one at or before them.
    private static long[] Merge(long[] first, long[] second)
    {
        var merged = new List<long>(second);
        foreach (long axis in first)
        {
            long moved = axis;
            foreach (long later in second.Order())
            {
                moved += later <= moved ? 1 : 0;
            }

            merged.Add(moved);
        }

        return [.. merged.Order()];
    }
}
