using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Finds what the cost of a node depends on.</summary>
internal static class CostFinder
{
    /// <returns>Null for nodes that cost nothing that counts.</returns>
    public static NodeCost? Of(Node node, FlowState state)
    {
        long multiplyAdds = Pruning.MultiplyAdds.Of(node, state.Facts);
        if (multiplyAdds == 0)
        {
            return null;
        }

        bool transposed = node.Is("ConvTranspose");
        int[]?[] maps = state.MapsOf(transposed ? node.Inputs[0]! : node.Outputs[0]!) ?? [];
        int[]? other = node.OpType switch
        {
            "Conv" => IsGrouped(node) ? null : state.MapsOf(node.Inputs[0]!)?[1],
            "ConvTranspose" => IsGrouped(node) ? null : state.MapsOf(node.Outputs[0]!)?[1],
            _ => state.MapsOf(node.Inputs[0]!)?[^1],
        };
        return new NodeCost(node, multiplyAdds, [.. maps.Append(other).OfType<int[]>()]);
    }

    private static bool IsGrouped(Node node) => node.Attribute("group")?.Int is not (null or 1);
}
