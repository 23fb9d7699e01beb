using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Manifest.ElementType;

namespace BuildTimeML.Compression.Data;

/// <summary>Makes tensors of numbers of the types that generated classes take.</summary>
internal static class InputTensors
{
    /// <returns>Null where the type is none of them.</returns>
    public static ModelTensor? Create(ElementType type, long[] shape) => type switch
    {
        ElementType.Float32 => new TensorBuffer<float>(shape),
        ElementType.Float64 => new TensorBuffer<double>(shape),
        ElementType.Float16 => new TensorBuffer<Half>(shape),
        ElementType.Bool => new TensorBuffer<bool>(shape),
        ElementType.Int8 => new TensorBuffer<sbyte>(shape),
        ElementType.UInt8 => new TensorBuffer<byte>(shape),
        ElementType.Int16 => new TensorBuffer<short>(shape),
        ElementType.UInt16 => new TensorBuffer<ushort>(shape),
        ElementType.Int32 => new TensorBuffer<int>(shape),
        ElementType.UInt32 => new TensorBuffer<uint>(shape),
        ElementType.Int64 => new TensorBuffer<long>(shape),
        ElementType.UInt64 => new TensorBuffer<ulong>(shape),
        _ => null,
    };
}
