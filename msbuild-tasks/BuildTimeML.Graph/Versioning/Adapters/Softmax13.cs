using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Versioning.Adapters;

/// <summary>
/// The axis is the one that is normalised; before, it was where the tensor was cut into a matrix whose rows were. Where that makes
/// a difference, or may make one, the matrix is written out.
/// </summary>
/// <param name="opType">Softmax, LogSoftmax or Hardmax.</param>
internal sealed class Softmax13(string opType) : IOpAdapter
{
    private const long DefaultAxis = 1;

    public string OpType => opType;

    public long Version => 13;

    public string? Decline(Node node, UpgradeContext context) => null;

    public void Apply(Node node, UpgradeContext context)
    {
        long axis = node.Take("axis")?.Int ?? DefaultAxis;
        if (IsOneAxis(node, axis, context))
        {
            node.Set(NodeAttribute.Of("axis", axis));
            return;
        }

        Value shape = context.NewValue(node, "shape");
        Value matrix = context.NewValue(node, "matrix");
        Value result = context.NewValue(node, "rows");
        node.ReplaceWith((inputs, outputs) =>
        [
            new Node("Shape", [inputs[0]], [shape]),
            new Node("Flatten", [inputs[0]], [matrix]) { Attributes = [NodeAttribute.Of("axis", axis)] },
            new Node(OpType, [matrix], [result]) { Name = node.Name, Attributes = [NodeAttribute.Of("axis", -1L)], Unmodelled = node.Unmodelled },
            new Node("Reshape", [result, shape], [outputs[0]]),
        ]);
    }

    // Input and output have the same shape, so either may tell.
    private static bool IsOneAxis(Node node, long axis, UpgradeContext context) =>
        axis == -1 || IsOneAxis(context.ShapeOf(node.Inputs[0]), axis) || IsOneAxis(context.ShapeOf(node.Outputs[0]), axis);

    private static bool IsOneAxis(IReadOnlyList<Dim>? shape, long axis)
    {
        if (shape is null)
        {
            return false;
        }

        long first = axis < 0 ? axis + shape.Count : axis;
        return first >= 0 && first < shape.Count && shape.Skip((int)first + 1).All(d => d.Constant == 1);
    }
}
