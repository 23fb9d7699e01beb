using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Pruning;

/// <summary>How many multiplications with an addition the products and convolutions of a model take: what its time follows. Dimensions without a number count as 1.</summary>
internal static class MultiplyAdds
{
    /// <param name="model">Its main graph is counted.</param>
    public static long Of(Model model)
    {
        ShapeFacts facts = ShapeInference.Run(model);
        return model.Graph.Nodes.Sum(n => Of(n, facts));
    }

    /// <returns>0 for other operators, and where shapes are not known.</returns>
    public static long Of(Node node, ShapeFacts facts) => node.Domain.Length > 0 ? 0 : node.OpType switch
    {
        "Conv" => Size(node.Outputs[0], facts) * ElementsFrom(node.Input(1), 1, facts),
        "ConvTranspose" => Size(node.Input(0), facts) * ElementsFrom(node.Input(1), 1, facts),
        "MatMul" => Size(node.Outputs[0], facts) * Dimension(node.Input(0), -1, facts),
        "Gemm" => Size(node.Outputs[0], facts) * Dimension(node.Input(0), node.Attribute("transA")?.Int is null or 0 ? -1 : 0, facts),
        _ => 0,
    };

    private static long Size(Value? value, ShapeFacts facts) => ElementsFrom(value, 0, facts);

    private static long ElementsFrom(Value? value, int axis, ShapeFacts facts) =>
        facts.Find(value)?.Shape is { } shape && shape.Count >= axis ? shape.Skip(axis).Aggregate(1L, (product, d) => product * Number(d)) : 0;

    private static long Dimension(Value? value, int axis, ShapeFacts facts) =>
        facts.Find(value)?.Shape is { Count: > 0 } shape ? Number(shape[axis < 0 ? shape.Count + axis : axis]) : 0;

    private static long Number(Dim dim) => dim.AtOnes() ?? 1;
}
