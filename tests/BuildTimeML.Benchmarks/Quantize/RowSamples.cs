using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>Rows of one array, a sample each.</summary>
/// <param name="input">The model's only input.</param>
/// <param name="shape">Of a sample.</param>
/// <param name="rows">One after the other.</param>
internal sealed class RowSamples<T>(string input, long[] shape, ReadOnlyMemory<T> rows) : ISamples, IDisposable
    where T : unmanaged
{
    private readonly TensorBuffer<T> _tensor = new(shape);

    public int Count => rows.Length / _tensor.Data.Length;

    public IReadOnlyList<NamedTensor> Read(int index)
    {
        rows.Span.Slice(index * _tensor.Data.Length, _tensor.Data.Length).CopyTo(_tensor.Data);
        return [new NamedTensor(input, _tensor)];
    }

    public void Dispose() => _tensor.Dispose();
}
