using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>Adding or subtracting a number per channel goes into the bias of the layer before it; a MatMul of rank 2 becomes a Gemm.</summary>
internal sealed class BiasIntoLayerRule : IRewriteRule
{
    public string Name => "BiasIntoLayer";

    public IReadOnlyList<string> Operators { get; } = ["Add", "Sub"];

    public Verdict? Examine(Node node, RewriteContext context) => LayerOperand.Examine(node, ordered: "Sub", context, (layer, numbers) =>
    {
        double[] shift = node.OpType == "Sub" ? Array.ConvertAll(numbers, n => -n) : numbers;
        return Verdict.To(() => layer.Absorb(node, scale: null, shift, context));
    });
}
