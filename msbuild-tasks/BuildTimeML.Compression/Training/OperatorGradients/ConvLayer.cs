using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>A convolution of fixed weights' shape.</summary>
/// <param name="Input">[N, Ci, spatial...].</param>
/// <param name="Weights">[Co, Ci / groups, kernel...].</param>
/// <param name="WeightShape">Its numbers.</param>
/// <param name="Groups">How many.</param>
/// <param name="Geometry">How the window moves.</param>
internal sealed record ConvLayer(Value Input, Value Weights, long[] WeightShape, long Groups, ConvGeometry Geometry)
{
    public long OutputChannels => WeightShape[0];

    /// <summary>Within a group.</summary>
    public long GroupInputs => WeightShape[1];

    public long InputChannels => WeightShape[1] * Groups;

    public bool IsDepthwise => GroupInputs == 1 && OutputChannels == Groups;
}
