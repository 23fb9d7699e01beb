using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>An attribute of integers becomes the second input. Without the attribute, or with an empty one, the input is left out.</summary>
/// <param name="opType">ReduceSum, Squeeze, Unsqueeze and Split at version 13, the other reductions at 18.</param>
/// <param name="version">The version that took the attribute out.</param>
/// <param name="attribute">Its name: <c>axes</c> or <c>split</c>.</param>
internal sealed class AttributeToInput(string opType, long version, string attribute) : IOpAdapter
{
    public string OpType => opType;

    public long Version => version;

    public string? Decline(Node node, UpgradeContext context) => null;

    public void Apply(Node node, UpgradeContext context)
    {
        if (node.Take(attribute)?.Ints is { Count: > 0 } values)
        {
            node.ReplaceWith([node.Inputs[0], context.Integers(node, attribute, values)]);
        }
    }
}
