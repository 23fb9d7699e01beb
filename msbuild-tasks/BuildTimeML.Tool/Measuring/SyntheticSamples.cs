using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Evaluation;
using BuildTimeML.Manifest;
using BuildTimeML.Runtime;

namespace BuildTimeML.Tool.Measuring;

/// <summary>Inputs that were made up, where nobody gives real ones: good for times, and to see whether two models differ at all.</summary>
internal sealed class SyntheticSamples(EngineModel model, IReadOnlyList<DimensionLimit> dimensions) : ISamples
{
    public int Count => 8;

    public IReadOnlyList<NamedTensor> Read(int index) => model.Synthetic(dimensions, index);
}
