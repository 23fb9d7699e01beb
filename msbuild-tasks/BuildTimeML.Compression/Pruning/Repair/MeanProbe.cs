using BuildTimeML.Compression.Calibration;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>The mean of each channel over all positions of a run.</summary>
/// <param name="ValueName">What a layer gives.</param>
/// <param name="Channels">How many there are.</param>
/// <param name="IsPlanes">Whether the channels are the second dimension; else they are the last.</param>
/// <param name="Opset">Of the model.</param>
/// <param name="Sum">Receives a number for each channel.</param>
internal sealed record MeanProbe(string ValueName, int Channels, bool IsPlanes, long Opset, MatrixSum Sum) : Probe(ValueName, Sum)
{
    private const int OpsetOfReductionInputs = 18;

    public override long? Floats => Channels;

    public override Value Attach(ProbeGraph graph, Value value)
    {
        Value rows = graph.Add("Reshape", [value, IsPlanes ? graph.Constant(0, Channels, -1) : graph.Constant(-1, Channels, 1)]);
        NodeAttribute flat = NodeAttribute.Of("keepdims", 0);
        return Opset < OpsetOfReductionInputs
            ? graph.Add("ReduceMean", [rows], NodeAttribute.Of("axes", [0L, 2]), flat)
            : graph.Add("ReduceMean", [rows, graph.Constant(0, 2)], flat);
    }
}
