using BuildTimeML.Runtime;

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

    private ModelTensor Create(long[] shape) => InputTensors.Create(input.Signature.ElementType, shape)
        ?? throw new DataFormatException("input", $"'{input.Signature.Name}' has elements of the type {input.Signature.ElementType}, for which no samples are read");
}
