using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Ops;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Passes;

/// <summary>A node that can compute in float16.</summary>
/// <param name="Node">The node.</param>
/// <param name="Inputs">Which of its inputs are float32 and would be float16.</param>
/// <param name="Outputs">Which of its outputs are.</param>
internal sealed record HalfNode(Node Node, IReadOnlyList<int> Inputs, IReadOnlyList<int> Outputs)
{
    /// <summary>The values that would be float16.</summary>
    public IEnumerable<Value> Values => Inputs.Select(i => Node.Inputs[i]!).Concat(Outputs.Select(i => Node.Outputs[i]!));

    /// <returns>Null where it has to stay as it is: by its operator, or because what goes into it is not known to be float32.</returns>
    public static HalfNode? Of(Node node, ShapeFacts facts)
    {
        if (HalfOperators.Find(node) is not { } op)
        {
            return null;
        }

        int[] inputs = [.. Floats(node.Inputs, op.Input, facts)];
        int[] outputs = [.. Floats(node.Outputs, op.Output, facts)];
        return inputs.Length > 0 && !HasUnknown(node.Inputs, op.Input, facts) && !HasUnknown(node.Outputs, op.Output, facts) ? new HalfNode(node, inputs, outputs) : null;
    }

    // Slots of a fixed type, such as the mean that a normalisation gives, keep it.
    private static IEnumerable<int> Floats(IReadOnlyList<Value?> values, Func<int, OperatorSlot?> slot, ShapeFacts facts) =>
        Enumerable.Range(0, values.Count).Where(i => slot(i)?.Variable is not null && TypeOf(values[i], facts) == ElementType.Float32);

    private static bool HasUnknown(IReadOnlyList<Value?> values, Func<int, OperatorSlot?> slot, ShapeFacts facts) =>
        Enumerable.Range(0, values.Count).Any(i => values[i] is not null && slot(i)?.Variable is not null && TypeOf(values[i], facts) == ElementType.Undefined);

    private static ElementType TypeOf(Value? value, ShapeFacts facts) => facts.Find(value)?.ElementType ?? ElementType.Undefined;
}
