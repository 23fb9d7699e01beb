namespace BuildTimeML.Graph.Ir;

/// <summary>A place where a value is used.</summary>
/// <param name="Node">The node that uses it.</param>
/// <param name="Index">Which input of the node.</param>
public readonly record struct Use(Node Node, int Index);
