using System.Runtime.InteropServices;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Training.Batches;

/// <summary>The elements of a tensor of any type of numbers, as bytes.</summary>
internal static class TensorBytes
{
    /// <exception cref="NotSupportedException">It is no tensor of numbers that the caller reserves.</exception>
    public static Span<byte> Of(ModelTensor tensor) => tensor switch
    {
        TensorBuffer<float> t => MemoryMarshal.AsBytes(t.Data),
        TensorBuffer<double> t => MemoryMarshal.AsBytes(t.Data),
        TensorBuffer<Half> t => MemoryMarshal.AsBytes(t.Data),
        TensorBuffer<bool> t => MemoryMarshal.AsBytes(t.Data),
        TensorBuffer<sbyte> t => MemoryMarshal.AsBytes(t.Data),
        TensorBuffer<byte> t => t.Data,
        TensorBuffer<short> t => MemoryMarshal.AsBytes(t.Data),
        TensorBuffer<ushort> t => MemoryMarshal.AsBytes(t.Data),
        TensorBuffer<int> t => MemoryMarshal.AsBytes(t.Data),
        TensorBuffer<uint> t => MemoryMarshal.AsBytes(t.Data),
        TensorBuffer<long> t => MemoryMarshal.AsBytes(t.Data),
        TensorBuffer<ulong> t => MemoryMarshal.AsBytes(t.Data),
        _ => throw new NotSupportedException($"There are no bytes of a {tensor.GetType().Name}."),
    };
}
