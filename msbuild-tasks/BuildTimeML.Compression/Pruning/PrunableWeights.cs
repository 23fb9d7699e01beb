using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning;

/// <summary>The weights of a model that single ones of can be taken out: those of products and convolutions. Biases, tables and scales are few, or each of them matters.</summary>
internal static class PrunableWeights
{
    /// <param name="model">In float32.</param>
    /// <param name="log">Hears which are left alone, and why.</param>
    /// <param name="pass">Its name, for the log.</param>
    /// <returns>Each with the axis of its layer's outputs: 0, or 1 of a matrix.</returns>
    public static IReadOnlyList<(Value Weight, int ChannelAxis)> Find(Model model, PassLog log, string pass)
    {
        var found = new List<(Value, int)>();
        foreach (Value weight in model.Graph.Initializers)
        {
            if (weight.Initializer is not { ElementType: ElementType.Float32, Rank: > 1 } tensor || LayerOf(weight, tensor.Rank) is not { } use)
            {
                continue;
            }

            if (Decline(model.Graph, weight, tensor, use) is { } reason)
            {
                log.Decline(pass, weight.Name, reason);
            }
            else
            {
                found.Add((weight, use.ChannelAxis!.Value));
            }
        }

        return found;
    }

    private static WeightUse? LayerOf(Value weight, int rank) =>
        WeightUse.FirstOf(weight, rank) is { ChannelAxis: not null, Node.OpType: "Conv" or "Gemm" or "MatMul" } use ? use : null;

    private static DeclineReason? Decline(ModelGraph graph, Value weight, Tensor tensor, WeightUse use) =>
        tensor.ByteSize > int.MaxValue ? DeclineReason.TooLarge
        : graph.Inputs.Contains(weight) ? DeclineReason.IsGraphInput
        : graph.Outputs.Contains(weight) ? DeclineReason.IsGraphOutput
        : use.Node.Input(0) == weight ? DeclineReason.LeftFactor
        : use.ChannelAxis > 0 && tensor.Rank != 2 ? DeclineReason.NotAMatrix
        : !FiniteCheck.AllFinite(tensor.Elements<float>()) ? DeclineReason.NotFinite
        : null;
}
