using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>Samples of a model with one input, which lie in memory.</summary>
internal sealed class TensorSamples<T>(string input, long[] shape, IReadOnlyList<T[]> samples) : ISamples
    where T : unmanaged
{
    private readonly TensorBuffer<T> _tensor = new(shape);

    public int Count => samples.Count;

    public IReadOnlyList<NamedTensor> Read(int index)
    {
        samples[index].CopyTo(_tensor.Data);
        return [new NamedTensor(input, _tensor)];
    }
}
