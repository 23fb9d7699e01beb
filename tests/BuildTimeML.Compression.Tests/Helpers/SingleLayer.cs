using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>Models of one layer with a weight 'w', by the kind of the layer.</summary>
internal static class SingleLayer
{
    public static long[] InputOf(string kind) => kind switch
    {
        "MatMul" or "Gemm transB" => [4, 96],
        "MatMul of many rows" => [32, 96],
        _ => [1, 8, 9, 9],
    };

    public static GraphBuilder Make(string kind)
    {
        var builder = new GraphBuilder(InputOf(kind));
        return kind switch
        {
            "MatMul" or "MatMul of many rows" => builder.Weight("w", 96, 64).Node("MatMul", ["x", "w"], "y"),
            "Gemm transB" => builder.Weight("w", 64, 96).Node("Gemm", ["x", "w"], "y", NodeAttribute.Of("transB", 1L)),
            "Conv" => builder.Weight("w", 32, 8, 3, 3).Node("Conv", ["x", "w"], "y"),
            "Conv in groups" => builder.Weight("w", 32, 4, 3, 3).Node("Conv", ["x", "w"], "y", NodeAttribute.Of("group", 2L)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
