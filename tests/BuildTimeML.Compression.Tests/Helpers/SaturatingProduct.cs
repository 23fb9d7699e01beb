using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>
/// What CPUs without VNNI compute: products of unsigned and signed bytes, whose neighbours are added up in 16 bits (vpmaddubsw).
/// </summary>
internal static class SaturatingProduct
{
    /// <summary>Whether no activations at all can make a weight of the model saturate.</summary>
    public static bool IsImpossible(Model quantized) => quantized.Graph.Nodes.Where(n => IsLayer(n) && WeightsOf(n) is { ElementType: ElementType.Int8 }).All(node => Rows(node).All(IsImpossible));

    /// <summary>The rows of a layer in the order of (kh, kw, ci), which is the one that the engine adds up in.</summary>
    public static IEnumerable<sbyte[]> Rows(Node layer)
    {
        Tensor weights = WeightsOf(layer)!;
        long[] d = weights.Dimensions.ToArray();
        if (layer.OpType != "Conv")
        {
            bool rowsFirst = layer.Attribute("transB")?.Int == 1;
            (long rows, long columns) = rowsFirst ? (d[0], d[1]) : (d[1], d[0]);
            return Enumerable.Range(0, (int)rows).Select(r => Enumerable.Range(0, (int)columns).Select(c => At(weights, rowsFirst ? (r * columns) + c : (c * rows) + r)).ToArray());
        }

        return Enumerable.Range(0, (int)d[0]).Select(row => (
            from y in Enumerable.Range(0, (int)d[2])
            from x in Enumerable.Range(0, (int)d[3])
            from channel in Enumerable.Range(0, (int)d[1])
            select At(weights, (((((row * d[1]) + channel) * d[2]) + y) * d[3]) + x)).ToArray());
    }

    // Depthwise layers are multiplied by a kernel that adds up in 32 bits.
    public static bool IsLayer(Node node) => node.OpType is "Conv" or "Gemm" or "MatMul" or "MatMulInteger" or "MatMulIntegerToFloat" &&
        !(node.OpType == "Conv" && WeightsOf(node)!.Dimensions[1] == 1 && node.Attribute("group")?.Int > 1);

    private static bool IsImpossible(sbyte[] row)
    {
        for (int i = 0; i + 1 < row.Length; i += 2)
        {
            foreach ((byte a, byte b) in new[] { ((byte)255, (byte)255), ((byte)255, (byte)0), ((byte)0, (byte)255) })
            {
                int exact = (a * row[i]) + (b * row[i + 1]);
                if (exact != Math.Clamp(exact, short.MinValue, short.MaxValue))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static Tensor? WeightsOf(Node layer) => (layer.Inputs[1]!.Producer is { OpType: "DequantizeLinear" } dequantize ? dequantize.Inputs[0]! : layer.Inputs[1]!).Initializer;

    private static sbyte At(Tensor tensor, long index) => tensor.Elements<sbyte>()[(int)index];
}
