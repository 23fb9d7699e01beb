using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary><c>k</c> becomes an input.</summary>
internal sealed class TopK10 : IOpAdapter
{
    public string OpType => "TopK";

    public long Version => 10;

    public string? Decline(Node node, UpgradeContext context) => node.Attribute("k")?.Int is null ? "it does not say how many it takes (k)" : null;

    public void Apply(Node node, UpgradeContext context) => node.ReplaceWith([node.Inputs[0], context.Integers(node, "k", node.Take("k")!.Int!.Value)]);
}
