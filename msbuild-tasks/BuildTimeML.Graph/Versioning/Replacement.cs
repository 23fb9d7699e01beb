using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Versioning;

/// <summary>Puts other nodes in the place of one.</summary>
internal static class Replacement
{
    /// <summary>The same node with other inputs or another operator; it has the same outputs, attributes and name.</summary>
    public static Node ReplaceWith(this Node node, IEnumerable<Value?> inputs, string? opType = null)
    {
        Value?[] kept = [.. inputs];
        Node? replacement = null;
        node.ReplaceWith((_, outputs) =>
            [replacement = new Node(opType ?? node.OpType, kept, outputs) { Name = node.Name, Attributes = node.Attributes, Unmodelled = node.Unmodelled }]);
        return replacement!;
    }

    /// <summary>Several nodes that together give its outputs.</summary>
    /// <param name="node">It is disconnected before the others are made.</param>
    /// <param name="write">Makes them of its inputs and outputs.</param>
    public static void ReplaceWith(this Node node, Func<Value?[], Value?[], IReadOnlyCollection<Node>> write)
    {
        Value?[] inputs = [.. node.Inputs];
        Value?[] outputs = [.. node.Outputs];
        ModelGraph graph = node.Graph!;
        int index = graph.Remove(node);
        graph.Insert(index, write(inputs, outputs));
    }
}
