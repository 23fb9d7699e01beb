namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>Operators with constant weights.</summary>
internal static class LayerPlacements
{
    public static IReadOnlyList<OperatorPlacement> All { get; } =
    [
        new("Conv", PlacementKind.Layer),
        new("Gemm", PlacementKind.Layer) { NeedsQuantizedOutput = false },
        new("MatMul", PlacementKind.Layer) { NeedsQuantizedOutput = false },
    ];
}
