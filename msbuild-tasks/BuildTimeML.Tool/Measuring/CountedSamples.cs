using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;
using BuildTimeML.Tool.Terminal;

namespace BuildTimeML.Tool.Measuring;

/// <summary>Samples that show how many of them were read.</summary>
internal sealed class CountedSamples(ISamples samples, ConsoleProgress progress) : ISamples
{
    public int Count => samples.Count;

    public IReadOnlyList<NamedTensor> Read(int index)
    {
        progress.Step(index + 1, Count);
        return samples.Read(index);
    }
}
