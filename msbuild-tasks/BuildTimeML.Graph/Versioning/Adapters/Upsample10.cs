using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>The operator has another name, under which it shrinks too.</summary>
internal sealed class Upsample10 : IOpAdapter
{
    public string OpType => "Upsample";

    public long Version => 10;

    public string? Decline(Node node, UpgradeContext context) => null;

    public void Apply(Node node, UpgradeContext context) => context.Enlarging.Add(node.ReplaceWith(node.Inputs, "Resize"));
}
