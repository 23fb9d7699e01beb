using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Rules;

/// <summary>The axes of Squeeze and Unsqueeze: an attribute at first, an input later.</summary>
internal static class Axes
{
    private const int OpsetOfInputs = 13;

    /// <returns>Null where they are left out, or not constant.</returns>
    public static long[]? Of(Node node, RewriteContext context) =>
        context.Opset < OpsetOfInputs ? node.Attribute("axes")?.Ints?.ToArray() : Integers.Of(node.Input(1), context);

    /// <summary>An Unsqueeze in the place of a node, whose outputs have to be free.</summary>
    public static Node Unsqueeze(Value source, long[] axes, Node replaced, RewriteContext context) => context.Opset < OpsetOfInputs
        ? new Node("Unsqueeze", [source], replaced.Outputs) { Name = replaced.Name, Attributes = [NodeAttribute.Of("axes", axes)] }
        : new Node("Unsqueeze", [source, context.NewConstant(context.Model.Graph, replaced.Outputs[0]!.Name + ".axes", Tensor.Of(ElementType.Int64, [axes.Length], axes))], replaced.Outputs) { Name = replaced.Name };
}
