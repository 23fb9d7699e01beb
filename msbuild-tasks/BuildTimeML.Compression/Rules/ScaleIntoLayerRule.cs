using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>A multiplication or division by a number per channel goes into the weights of the layer before it.</summary>
internal sealed class ScaleIntoLayerRule : IRewriteRule
{
    public string Name => "ScaleIntoLayer";

    public IReadOnlyList<string> Operators { get; } = ["Mul", "Div"];

    public Verdict? Examine(Node node, RewriteContext context) => LayerOperand.Examine(node, ordered: "Div", context, (layer, numbers) =>
    {
        double[] scale = node.OpType == "Div" ? Array.ConvertAll(numbers, n => 1 / n) : numbers;
        return Array.TrueForAll(scale, double.IsFinite) ? Verdict.To(() => layer.Absorb(node, scale, shift: null, context)) : DeclineReason.NotFinite;
    });
}
