using System.Collections.Frozen;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>
/// Every operator that is quantised, as ONNX Runtime's CPU provider has it in 8 bits. What is not listed stays float32:
/// Tanh, Gelu, HardSwish, ReduceMean, LayerNormalization and the like have no form of 8 bits there.
/// </summary>
internal static class PlacementTable
{
    public static IReadOnlyList<OperatorPlacement> All { get; } =
    [
        .. LayerPlacements.All,
        .. ClampPlacements.All,
        .. ElementwisePlacements.All,
        .. PoolingPlacements.All,
        .. MoverPlacements.All,
    ];

    private static readonly FrozenDictionary<string, OperatorPlacement> ByName = All.ToFrozenDictionary(p => p.OpType);

    /// <returns>Null for a node that stays float32.</returns>
    public static OperatorPlacement? Find(Node node) =>
        node.Domain.Length == 0 && ByName.TryGetValue(node.OpType, out OperatorPlacement? placement) && placement.Applies(node) ? placement : null;
}
