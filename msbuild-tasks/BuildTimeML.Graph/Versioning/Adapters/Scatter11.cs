using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>The operator has another name.</summary>
internal sealed class Scatter11 : IOpAdapter
{
    public string OpType => "Scatter";

    public long Version => 11;

    public string? Decline(Node node, UpgradeContext context) => null;

    public void Apply(Node node, UpgradeContext context) => node.ReplaceWith(node.Inputs, "ScatterElements");
}
