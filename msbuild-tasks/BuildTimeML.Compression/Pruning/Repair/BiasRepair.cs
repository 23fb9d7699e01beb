using BuildTimeML.Compression.Calibration;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Repair;

/// <summary>Leaves the weights of a layer as they are, and gives its outputs the means that they had.</summary>
/// <param name="node">The layer in the pruned model.</param>
/// <param name="before">The layer in the original.</param>
/// <param name="plan">What it keeps.</param>
internal sealed class BiasRepair(Node node, Node before, LayerPlan plan) : ILayerRepair
{
    private readonly int _outputs = OutputsOf(node);
    private readonly int _outputsBefore = OutputsOf(before);
    private MatrixSum? _now;
    private MatrixSum? _then;

    public string OriginalValue => before.Outputs[0]!.Name;

    public string PrunedValue => node.Outputs[0]!.Name;

    /// <summary>Whether the layer has a bias, or can get one.</summary>
    public static bool CanRepair(Node layer) =>
        layer.OpType is "Conv" or "ConvTranspose" or "Gemm" or "MatMul" && layer.Input(1)?.Initializer is { Rank: > 1 } && LayerBias.Of(layer, OutputsOf(layer)) is not null;

    public IEnumerable<Probe> Probes(PairedModel pair)
    {
        long opset = pair.Model.OpsetVersion() ?? 0;
        (_then, _now) = (new MatrixSum(_outputsBefore), new MatrixSum(_outputs));
        bool isPlanes = node.OpType is "Conv" or "ConvTranspose";
        return [new MeanProbe(OriginalValue, _outputsBefore, isPlanes, opset, _then), new MeanProbe(pair.NameOfSecond(PrunedValue), _outputs, isPlanes, opset, _now)];
    }

    public void Solve(RewriteContext context, double damping)
    {
        LayerBias bias = LayerBias.Of(node, _outputs)!;
        double[] repaired = bias.Read(_outputs);
        for (int i = 0; i < _outputs; i++)
        {
            repaired[i] += _then!.Mean(plan.Outputs?[i] ?? i) - _now!.Mean(i);
        }

        bias.Write(repaired, context);
    }

    private static int OutputsOf(Node layer)
    {
        ReadOnlySpan<long> weights = layer.Inputs[1]!.Initializer!.Dimensions;
        return (int)(layer.OpType switch
        {
            "Conv" => weights[0],
            "ConvTranspose" => weights[1] * (layer.Attribute("group")?.Int ?? 1),
            _ => weights[LayerWeights.LiesByInputs(layer) ? ^1 : 0],
        });
    }
}
