using BuildTimeML.Compression.Data;
using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Manifest.ElementType;

namespace BuildTimeML.Compression.Training.Batches;

/// <summary>What one sample gives for one input of a graph.</summary>
/// <param name="Input">The input.</param>
/// <param name="ElementType">Of its elements.</param>
/// <param name="Shape">Of one sample. Several are joined along the first dimension.</param>
internal sealed record RowLayout(string Input, ElementType ElementType, IReadOnlyList<long> Shape)
{
    /// <summary>Of one sample.</summary>
    public long Bytes { get; } = NumberTypes.SizeOf(ElementType) * Graph.Ir.Shape.ElementCount([.. Shape]);

    /// <summary>Of a number of samples together; without dimensions there can be only one.</summary>
    public long[] ShapeOf(int samples) => samples == 1 ? [.. Shape] : [Shape[0] * samples, .. Shape.Skip(1)];

    /// <exception cref="NotSupportedException">There are no tensors of such elements.</exception>
    public ModelTensor Create(int samples) =>
        InputTensors.Create(ElementType, ShapeOf(samples)) ?? throw new NotSupportedException($"'{Input}' has elements of the type {ElementType}.");
}
