using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Quantize;

/// <summary>Samples of floats, all read beforehand.</summary>
internal sealed class LoadedSamples : ISamples
{
    private readonly NamedTensor[][] _samples;

    public LoadedSamples(ISamples samples) =>
        _samples = [.. Enumerable.Range(0, samples.Count).Select(i => samples.Read(i).Select(Copy).ToArray())];

    public int Count => _samples.Length;

    public IReadOnlyList<NamedTensor> Read(int index) => _samples[index];

    private static NamedTensor Copy(NamedTensor named)
    {
        var from = (TensorBuffer<float>)named.Tensor;
        var to = new TensorBuffer<float>(from.Shape);
        from.Data.CopyTo(to.Data);
        return new NamedTensor(named.Name, to);
    }
}
