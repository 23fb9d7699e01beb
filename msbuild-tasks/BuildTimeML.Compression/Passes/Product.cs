using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>What a MatMul or Gemm computes: alpha * A * B + beta * C.</summary>
internal readonly record struct Product(bool TransposesActivations, bool TransposesWeights, float Alpha, float Beta)
{
    public static Product Of(Node node) => node.Is("MatMul")
        ? new Product(false, false, 1, 1)
        : new Product(
            (node.Attribute("transA")?.Int ?? 0) != 0,
            (node.Attribute("transB")?.Int ?? 0) != 0,
            node.Attribute("alpha")?.Float ?? 1,
            node.Attribute("beta")?.Float ?? 1);
}
