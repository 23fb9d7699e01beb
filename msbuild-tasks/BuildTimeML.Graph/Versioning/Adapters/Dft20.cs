using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>The axis becomes an input; its default was the second axis and is now the last but one.</summary>
internal sealed class Dft20 : IOpAdapter
{
    private const long DefaultAxis = 1;

    public string OpType => "DFT";

    public long Version => 20;

    public string? Decline(Node node, UpgradeContext context) => null;

    public void Apply(Node node, UpgradeContext context)
    {
        long axis = node.Take("axis")?.Int ?? DefaultAxis;
        node.ReplaceWith([node.Inputs[0], node.Input(1), context.Constant(node, "axis", Tensor.Of<long>(ElementType.Int64, [], [axis]))]);
    }
}
