using System.Collections.Frozen;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Fusion;

/// <summary>
/// What the engine makes of a layer of 8 bits, by the operator that it is written with. Source: the selectors and actions of
/// <c>onnxruntime/core/optimizer/qdq_transformer</c>, and the graphs that ONNX Runtime 1.30 saves.
/// </summary>
internal static class EngineForms
{
    private static readonly Dictionary<string, string[]> _table = new()
    {
        ["Conv"] = ["QLinearConv"],
        ["Gemm"] = ["QGemm"],
        ["MatMul"] = ["QLinearMatMul", "MatMulIntegerToFloat"],
        ["MatMulInteger"] = ["DynamicQuantizeMatMul", "MatMulIntegerToFloat"],
        ["MatMulIntegerToFloat"] = ["MatMulIntegerToFloat", "DynamicQuantizeMatMul"],
    };

    private static readonly FrozenSet<string> _products = _table.Values.SelectMany(f => f).ToFrozenSet();

    /// <returns>None where the engine computes the operator in float32 only.</returns>
    public static IReadOnlyList<string> Of(Node written) => _table.GetValueOrDefault(written.OpType) ?? [];

    /// <summary>Whether a node of the engine's graph multiplies in 8 bits.</summary>
    public static bool IsProduct(Node node) => _products.Contains(node.OpType);
}
