using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>The scales become an input.</summary>
internal sealed class Upsample9 : IOpAdapter
{
    public string OpType => "Upsample";

    public long Version => 9;

    public string? Decline(Node node, UpgradeContext context) => node.Attribute("scales")?.Floats is null ? "it has no scales" : null;

    public void Apply(Node node, UpgradeContext context) => node.ReplaceWith([node.Inputs[0], context.Floats(node, "scales", node.Take("scales")!.Floats!)]);
}
