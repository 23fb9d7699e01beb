using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Squeeze and Unsqueeze of the same axes, one after the other, go.</summary>
internal sealed class SqueezeUnsqueezeRule : IRewriteRule
{
    public string Name => "SqueezeUnsqueeze";

    public IReadOnlyList<string> Operators { get; } = ["Squeeze", "Unsqueeze"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        string inverse = node.OpType == "Squeeze" ? "Unsqueeze" : "Squeeze";
        if (node.Inputs[0]!.Producer is not { } first || !first.Is(inverse))
        {
            return null;
        }

        return Axes.Of(first, context) is not { } firstAxes || Axes.Of(node, context) is not { } axes ? DeclineReason.NotConstant
            : !axes.Order().SequenceEqual(firstAxes.Order()) ? DeclineReason.OtherConstants
            : context.BypassVerdict(node, first.Inputs[0]!);
    }
}
