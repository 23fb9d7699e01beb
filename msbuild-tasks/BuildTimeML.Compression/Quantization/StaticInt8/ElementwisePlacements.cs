namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>Operators that combine or bend numbers one by one; Concat may bring its inputs to one scale.</summary>
internal static class ElementwisePlacements
{
    public static IReadOnlyList<OperatorPlacement> All { get; } =
    [
        new("Add", PlacementKind.Elementwise) { AllInputs = true },
        new("Mul", PlacementKind.Elementwise) { AllInputs = true },
        new("Concat", PlacementKind.Elementwise) { AllInputs = true },
        new("LeakyRelu", PlacementKind.Elementwise),
        new("Sigmoid", PlacementKind.Elementwise),
    ];
}
