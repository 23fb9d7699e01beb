using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>The bias of a Gemm with its beta, for operators that have none.</summary>
internal static class ScaledBias
{
    /// <param name="bias">What is added; it need not be constant.</param>
    /// <param name="beta">What it is multiplied by.</param>
    /// <param name="nodes">Receive the product, unless <paramref name="beta"/> is 1.</param>
    /// <param name="graph">Receives its factor.</param>
    /// <param name="names">Give new values theirs.</param>
    public static Value Of(Value bias, float beta, List<Node> nodes, ModelGraph graph, NameScope names)
    {
        if (beta == 1)
        {
            return bias;
        }

        Value factor = graph.AddInitializer(new Value(names.Unique($"{bias.Name}.beta")), Tensor.Scalar(beta));
        var scaled = new Value(names.Unique($"{bias.Name}.scaled"));
        nodes.Add(new Node("Mul", [bias, factor], [scaled]));
        return scaled;
    }
}
