using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>Operators whose results are elements of their first input.</summary>
internal static class MoverPlacements
{
    public static IReadOnlyList<OperatorPlacement> All { get; } =
    [
        new("MaxPool", PlacementKind.Mover) { Applies = n => n.Outputs.Count == 1 },
        new("Reshape", PlacementKind.Mover),
        new("Flatten", PlacementKind.Mover),
        new("Squeeze", PlacementKind.Mover),
        new("Unsqueeze", PlacementKind.Mover),
        new("Transpose", PlacementKind.Mover),
        new("Slice", PlacementKind.Mover),
        new("Gather", PlacementKind.Mover),
        new("Tile", PlacementKind.Mover),
        new("Expand", PlacementKind.Mover),
        new("DepthToSpace", PlacementKind.Mover),
        new("Resize", PlacementKind.Mover) { Applies = IsNearest },
    ];

    private static bool IsNearest(Node node) => (node.Attribute("mode")?.Text ?? "nearest") == "nearest";
}
