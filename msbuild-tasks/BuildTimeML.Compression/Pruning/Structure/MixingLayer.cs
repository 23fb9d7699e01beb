using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>A Conv, ConvTranspose, Gemm or MatMul with constant weights: it makes channels of others.</summary>
/// <param name="Node">The node; its weights are its second input.</param>
/// <param name="Groups">1, or how many groups of channels are worked on by themselves.</param>
/// <param name="InputAxis">Of the weights.</param>
/// <param name="Inputs">The positions of the channels that it sees, of all groups; null where none of them can be removed.</param>
/// <param name="OutputAxis">Of the weights.</param>
/// <param name="Outputs">The positions of the channels that it makes; null where none of them can be removed.</param>
internal sealed record MixingLayer(Node Node, int Groups, int InputAxis, int[]? Inputs, int OutputAxis, int[]? Outputs);
