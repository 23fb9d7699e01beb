using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>Parts of equal size are no default any more: how many there are is said.</summary>
internal sealed class Split18 : IOpAdapter
{
    public string OpType => "Split";

    public long Version => 18;

    public string? Decline(Node node, UpgradeContext context) => null;

    public void Apply(Node node, UpgradeContext context)
    {
        if (node.Input(1) is null)
        {
            node.Set(NodeAttribute.Of("num_outputs", (long)node.Outputs.Count));
        }
    }
}
