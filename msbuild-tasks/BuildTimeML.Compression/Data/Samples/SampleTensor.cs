using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Manifest.ElementType;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>Makes the tensor of an input, a new one for each sample: calls of a model own theirs and dispose of them, one by one or several at once.</summary>
internal sealed class SampleTensor(DataInput input)
{
    /// <exception cref="DataFormatException">The input does not take such numbers.</exception>
    public NamedTensor Make(NumberArray numbers)
    {
        ModelTensor tensor = Create([.. numbers.Shape]);
        NumberConversion.Convert(numbers, tensor);
        return new NamedTensor(input.Signature.Name, tensor);
    }

    private ModelTensor Create(long[] shape) => input.Signature.ElementType switch
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
        var other => throw new DataFormatException("input", $"'{input.Signature.Name}' has elements of the type {other}, for which no samples are read"),
    };
}
