using BuildTimeML.Build;
using BuildTimeML.Compression.Calibration;
using BuildTimeML.Runtime;

namespace BuildTimeML.Compression.Data.Samples;

/// <summary>Samples of which a damaged one ends the work on the model with an error of the build.</summary>
internal sealed class CheckedSamples(ISamples samples, Func<DataFileException, BuildErrorException> error) : ISamples
{
    public int Count => samples.Count;

    public IReadOnlyList<NamedTensor> Read(int index)
    {
        try
        {
            return samples.Read(index);
        }
        catch (DataFileException e)
        {
            throw error(e);
        }
    }
}
