using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>Some samples of others, in the order of the indices.</summary>
internal sealed class SelectedSamples(ISamples all, IReadOnlyList<int> indices) : ISamples
{
    /// <summary>At most so many, evenly spread over all.</summary>
    public static SelectedSamples Spread(ISamples all, int most) => new(all, SampleChoice.Of(all.Count, most, holdBack: 0).Calibration);

    public int Count => indices.Count;

    public IReadOnlyList<NamedTensor> Read(int index) => all.Read(indices[index]);
}
