using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>A Reshape takes its elements from before another one, or before any operator that only changes the shape.</summary>
internal sealed class ReshapeChainRule : IRewriteRule
{
    public string Name => "ReshapeChain";

    public IReadOnlyList<string> Operators { get; } = ["Reshape"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        if (node.Inputs[0]!.Producer is not { Domain.Length: 0, OpType: "Reshape" or "Flatten" or "Squeeze" or "Unsqueeze" } first)
        {
            return null;
        }

        // A 0 stands for the dimension that the first one gives.
        return context.Constant(node.Input(1)) is not { ElementType: ElementType.Int64 } target ? DeclineReason.NotConstant
            : target.Elements<long>().Contains(0) ? DeclineReason.OtherConstants
            : !context.HasOneUse(node.Inputs[0]!) ? DeclineReason.UsedElsewhere
            : Verdict.To(() => node.SetInput(0, first.Inputs[0]));
    }
}
