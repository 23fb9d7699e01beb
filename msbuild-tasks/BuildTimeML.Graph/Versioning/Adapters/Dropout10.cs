using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>The mask's elements become truth values. A mask that nobody uses goes.</summary>
internal sealed class Dropout10 : IOpAdapter
{
    public string OpType => "Dropout";

    public long Version => 10;

    public string? Decline(Node node, UpgradeContext context) =>
        context.IsUsed(node.Outputs.ElementAtOrDefault(1)) ? "its mask is used, whose elements have another type from version 10 on" : null;

    public void Apply(Node node, UpgradeContext context)
    {
        if (node.Outputs.ElementAtOrDefault(1) is { } mask)
        {
            node.Graph!.TypedValues.Remove(mask);
            node.ReplaceWith((inputs, outputs) => [new Node("Dropout", inputs, [outputs[0]]) { Name = node.Name, Attributes = node.Attributes, Unmodelled = node.Unmodelled }]);
        }
    }
}
