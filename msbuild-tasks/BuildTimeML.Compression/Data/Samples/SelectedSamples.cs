using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>Some samples of others, in the order of the indices.</summary>
internal sealed class SelectedSamples(ISamples all, IReadOnlyList<int> indices) : ISamples
{
    public int Count => indices.Count;

    public IReadOnlyList<NamedTensor> Read(int index) => all.Read(indices[index]);
}
