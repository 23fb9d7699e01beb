using BuildTimeML.Compression.Quantization.StaticInt8;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Fusion;

/// <summary>Tells from the graph that the engine runs why a layer in it is not fused.</summary>
internal static class MissDiagnosis
{
    /// <param name="written">The layer as it was written.</param>
    /// <param name="node">The node that the engine runs in its place.</param>
    public static MissReason Of(Node written, Node node) =>
        EngineForms.Of(written).Count == 0 ? MissReason.NoForm
        : node.OpType is "Conv" or "FusedConv" ? OfConv(node)
        : node.OpType is "Gemm" or "FusedGemm" ? OfGemm(node)
        : MissReason.Unknown;

    /// <param name="written">An operator without weights as it was written.</param>
    /// <param name="node">The node that the engine runs in its place.</param>
    /// <param name="quantize">What makes its result 8 bits.</param>
    public static MissReason OfOperator(Node written, Node node, Node quantize) =>
        PlacementTable.Find(written) is not { } placement ? MissReason.NoForm
        : placement.Activations(node).Any(i => i.Producer?.Is("DequantizeLinear") != true) ? MissReason.FloatInput
        : quantize.Inputs[0]!.Producer is { OpType: "Relu" or "Clip" } ? MissReason.RangeOutsideClip
        : placement.Kind == PlacementKind.Mover && !SameGrid(node.Inputs[0]!.Producer!, quantize) ? MissReason.OtherScale
        : MissReason.Unknown;

    private static bool SameGrid(Node dequantize, Node quantize) => dequantize.Inputs[1] == quantize.Inputs[1] && dequantize.Input(2) == quantize.Input(2);

    private static MissReason OfGemm(Node gemm) =>
        gemm.Input(2) is { } bias && bias.Producer?.Is("DequantizeLinear") != true ? MissReason.FloatBias
        : gemm.Inputs[1]!.Producer is { } weights && weights.Input(2) is null ? MissReason.NoZeroPoint
        : MissReason.Unknown;

    // The engine takes a function behind a Conv into it, or leaves it where it is.
    private static MissReason OfConv(Node conv)
    {
        string? activation = conv.Attribute("activation")?.Text;
        Value result = conv.Outputs[0]!;
        if (activation is null && result.Uses is [{ Node: { OpType: "Relu" or "Clip" } clamp }])
        {
            activation = clamp.OpType;
            result = clamp.Outputs[0]!;
        }

        bool quantized = result.Uses.Count > 0 && result.Uses.All(u => u.Node.Is("QuantizeLinear"));
        return !quantized ? MissReason.NotQuantized
            : activation is "Relu" or "Clip" ? MissReason.RangeOutsideClip
            : activation is not null ? MissReason.ActivationBetween
            : MissReason.Unknown;
    }
}
