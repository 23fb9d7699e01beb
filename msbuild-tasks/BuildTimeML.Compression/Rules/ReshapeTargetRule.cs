using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Rules;

/// <summary>A Reshape to a shape that is computed, but known, gets it as a constant: 0 where a dimension stays, -1 for one that is open.</summary>
internal sealed class ReshapeTargetRule : IRewriteRule
{
    public string Name => "ReshapeTarget";

    public IReadOnlyList<string> Operators { get; } = ["Reshape"];

    public Verdict? Examine(Node node, RewriteContext context)
    {
        Value target = node.Inputs[1]!;
        if (context.Constant(target) is not null)
        {
            return null;
        }

        if (node.Attribute("allowzero")?.Int is not (null or 0))
        {
            return DeclineReason.OtherAttributes;
        }

        if (context.ElementsOf(target)?.Elements is not { } elements || context.ShapeOf(node.Inputs[0]!) is not { } shape)
        {
            return DeclineReason.ShapeNotKnown;
        }

        long[] constant = [.. elements.Index().Select(e => Element(e.Index, e.Item, shape))];
        return constant.Count(c => c == -1) > 1
            ? DeclineReason.ShapeNotKnown
            : Verdict.To(() => node.SetInput(1, context.NewConstant(node.Graph!, target.Name, Tensor.Of(ElementType.Int64, [constant.Length], constant))));
    }

    private static long Element(int index, Dim element, IReadOnlyList<Dim> shape) =>
        element.Constant ?? (index < shape.Count && shape[index].Equals(element) ? 0 : -1);
}
