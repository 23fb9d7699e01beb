namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>Operators that average over neighbours. The greatest of neighbours is one of them: MaxPool moves.</summary>
internal static class PoolingPlacements
{
    public static IReadOnlyList<OperatorPlacement> All { get; } =
    [
        new("AveragePool", PlacementKind.Elementwise),
        new("GlobalAveragePool", PlacementKind.Elementwise),
    ];
}
