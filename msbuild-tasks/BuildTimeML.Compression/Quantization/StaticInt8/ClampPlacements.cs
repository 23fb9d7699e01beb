namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>Operators that the range of 8 bits does the work of, where it lies within their bounds.</summary>
internal static class ClampPlacements
{
    public static IReadOnlyList<OperatorPlacement> All { get; } =
    [
        new("Relu", PlacementKind.Clamp),
        new("Clip", PlacementKind.Clamp) { Applies = n => ClampBounds.Of(n) is not null },
    ];
}
