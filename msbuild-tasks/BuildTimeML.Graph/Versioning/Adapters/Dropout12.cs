using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>The ratio becomes an input. At inference, which stays the default, neither version uses it.</summary>
internal sealed class Dropout12 : IOpAdapter
{
    public string OpType => "Dropout";

    public long Version => 12;

    public string? Decline(Node node, UpgradeContext context) =>
        context.IsUsed(node.Outputs.ElementAtOrDefault(1)) ? "its mask is used, whose elements at inference are others from version 12 on" : null;

    public void Apply(Node node, UpgradeContext context)
    {
        if (node.Take("ratio")?.Float is { } ratio)
        {
            node.ReplaceWith([node.Inputs[0], context.Constant(node, "ratio", Tensor.Scalar(ratio))]);
        }
    }
}
