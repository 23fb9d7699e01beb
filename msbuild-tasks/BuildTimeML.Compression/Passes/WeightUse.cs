using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Where a constant is the weight of an operator, and which axis its channels lie along there.</summary>
/// <param name="Node">The operator.</param>
/// <param name="ChannelAxis">From 0 on; null where one scale has to serve all.</param>
internal readonly record struct WeightUse(Node Node, int? ChannelAxis)
{
    /// <returns>Null where no operator uses the value as a weight.</returns>
    public static WeightUse? FirstOf(Value value, int rank)
    {
        foreach (Use use in value.Uses)
        {
            if (Of(use, rank) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <returns>Null where the operator does not use the value as a weight.</returns>
    public static WeightUse? Of(Use use, int rank) => (use.Node.Domain.Length == 0 ? use.Node.OpType : "", use.Index) switch
    {
        ("Conv", 1) => new WeightUse(use.Node, 0),
        ("ConvTranspose", 1) when rank > 1 => new WeightUse(use.Node, 1),
        ("Gemm", 0) when rank == 2 => new WeightUse(use.Node, IsSet(use.Node, "transA") ? 1 : 0),
        ("Gemm", 1) when rank == 2 => new WeightUse(use.Node, IsSet(use.Node, "transB") ? 0 : 1),
        ("MatMul", 0) => new WeightUse(use.Node, rank > 1 ? rank - 2 : null),
        ("MatMul", 1) => new WeightUse(use.Node, rank > 1 ? rank - 1 : null),
        ("Gather", 0) when rank > 0 => new WeightUse(use.Node, Axis(use.Node, rank)),
        ("Reshape" or "Transpose" or "Flatten" or "Squeeze" or "Unsqueeze" or "Identity", 0) => Through(use.Node, rank),
        _ => null,
    };

    // Seen through an operator that only moves the weights, the channels are taken to be the last axis, as they are for most products.
    private static WeightUse? Through(Node mover, int rank) =>
        mover.Outputs is [{ } moved] && moved.Uses.Any(u => Of(u, 2) is not null) ? new WeightUse(mover, rank > 1 ? rank - 1 : null) : null;

    private static bool IsSet(Node node, string attribute) => node.Attribute(attribute)?.Int is not (null or 0);

    private static int Axis(Node gather, int rank)
    {
        long axis = gather.Attribute("axis")?.Int ?? 0;
        return (int)(axis < 0 ? axis + rank : axis);
    }
}
