using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>
/// <c>spatial</c> goes: with 1, the default, statistics are per channel as they still are; with 0 they are per element, and the
/// formula is written out.
/// </summary>
internal sealed class BatchNormalization9 : IOpAdapter
{
    private const float DefaultEpsilon = 1e-5f;

    public string OpType => "BatchNormalization";

    public long Version => 9;

    public string? Decline(Node node, UpgradeContext context) =>
        IsSpatial(node) ? null
        : node.Outputs.Skip(1).Any(o => o is not null) ? "it is in training mode with statistics per element (spatial = 0)"
        : Scalars.Take(TypeOf(node, context)) ? null
        : "its element type is not known, which statistics per element (spatial = 0) need";

    public void Apply(Node node, UpgradeContext context)
    {
        if (IsSpatial(node))
        {
            node.Take("spatial");
            return;
        }

        ElementType type = TypeOf(node, context)!.Value;
        Value epsilon = context.Constant(node, "epsilon", Scalars.Of(type, node.Attribute("epsilon")?.Float ?? DefaultEpsilon));
        Value[] steps = [.. Enumerable.Range(0, 5).Select(_ => context.NewValue(node, "step"))];
        node.ReplaceWith((inputs, outputs) =>
        [
            new Node("Sub", [inputs[0], inputs[3]], [steps[0]]),
            new Node("Add", [inputs[4], epsilon], [steps[1]]),
            new Node("Sqrt", [steps[1]], [steps[2]]),
            new Node("Div", [steps[0], steps[2]], [steps[3]]),
            new Node("Mul", [steps[3], inputs[1]], [steps[4]]),
            new Node("Add", [steps[4], inputs[2]], [outputs[0]]) { Name = node.Name },
        ]);
    }

    private static ElementType? TypeOf(Node node, UpgradeContext context) => context.ElementTypeOf(node.Inputs[0]) ?? context.ElementTypeOf(node.Outputs[0]);

    private static bool IsSpatial(Node node) => node.Attribute("spatial")?.Int is null or 1;
}
