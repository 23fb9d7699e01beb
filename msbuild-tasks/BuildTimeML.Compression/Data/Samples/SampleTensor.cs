using BuildTimeML.Runtime;
using ElementType = BuildTimeML.Manifest.ElementType;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>The tensor of an input, filled with one sample after the other.</summary>
internal sealed class SampleTensor(DataInput input) : IDisposable
{
    private ModelTensor? _tensor;

    /// <exception cref="DataFormatException">The input does not take such numbers.</exception>
    public NamedTensor Fill(NumberArray numbers)
    {
        long[] shape = [.. numbers.Shape];
        if (_tensor is null || !_tensor.Shape.SequenceEqual(shape))
        {
            _tensor?.Dispose();
            _tensor = Create(shape);
        }

        NumberConversion.Convert(numbers, _tensor);
        return new NamedTensor(input.Signature.Name, _tensor);
    }

    public void Dispose() => _tensor?.Dispose();

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
