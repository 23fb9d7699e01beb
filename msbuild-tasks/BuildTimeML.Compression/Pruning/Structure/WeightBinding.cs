using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>An axis of a constant that becomes shorter with the positions along it.</summary>
/// <param name="Node">The node that uses the constant.</param>
/// <param name="Input">Which input of the node it is.</param>
/// <param name="Axis">Of the constant.</param>
/// <param name="Map">The position that each index stands for.</param>
/// <param name="Role">What the axis is to the node.</param>
internal sealed record WeightBinding(Node Node, int Input, int Axis, int[] Map, WeightRole Role);
