using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>The pads become an input, and so does the value where it is not 0.</summary>
internal sealed class Pad11 : IOpAdapter
{
    public string OpType => "Pad";

    public long Version => 11;

    public string? Decline(Node node, UpgradeContext context) =>
        node.Attribute("pads")?.Ints is null ? "it has no pads"
        : node.Attribute("value")?.Float is null or 0 || Scalars.Take(TypeOf(node, context)) ? null
        : "its element type is not known, which the value needs as an input";

    public void Apply(Node node, UpgradeContext context)
    {
        Value pads = context.Integers(node, "pads", node.Take("pads")!.Ints!);
        node.ReplaceWith(node.Take("value")?.Float is { } value and not 0
            ? [node.Inputs[0], pads, context.Constant(node, "value", Scalars.Of(TypeOf(node, context)!.Value, value))]
            : [node.Inputs[0], pads]);
    }

    private static ElementType? TypeOf(Node node, UpgradeContext context) => context.ElementTypeOf(node.Inputs[0]) ?? context.ElementTypeOf(node.Outputs[0]);
}
