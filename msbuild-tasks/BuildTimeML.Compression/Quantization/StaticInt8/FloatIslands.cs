using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>
/// Layers that stay in float32. Between values of 8 bits the engine would quantise the weights of a Conv or a Gemm by itself, with one
/// scale for all; also of a MatMul, once it has made it and the Add behind it a Gemm. It leaves operators of its own alone.
/// </summary>
internal static class FloatIslands
{
    /// <summary>Writes the layers that lie behind values of 8 bits as FusedConv and FusedMatMul.</summary>
    /// <param name="model">Changes.</param>
    /// <param name="layers">Nodes of its main graph.</param>
    /// <param name="names">Give new values theirs.</param>
    public static void Keep(Model model, IEnumerable<Node> layers, NameScope names)
    {
        foreach (Node layer in layers.Where(l => l.Is("Conv") || (IsProduct(l) && ComesOfEightBits(l.Inputs[0]))).ToArray())
        {
            RewriteContext.Substitute(layer, layer.Is("Conv") ? () => [Convolution(layer)] : () => Product(layer, model.Graph, names));
            MicrosoftDomain.Import(model);
        }
    }

    private static bool IsProduct(Node node) => node.Is("MatMul") || node.Is("Gemm");

    private static bool ComesOfEightBits(Value? value) => value?.Producer is { } producer &&
        (producer.Is("DequantizeLinear") || (PlacementTable.Find(producer)?.Kind == PlacementKind.Mover && ComesOfEightBits(producer.Inputs[0])));

    private static Node Convolution(Node conv) =>
        new("FusedConv", [.. conv.Inputs], [.. conv.Outputs]) { Domain = MicrosoftDomain.Name, Name = conv.Name, Attributes = conv.Attributes };

    private static List<Node> Product(Node layer, ModelGraph graph, NameScope names)
    {
        var product = Passes.Product.Of(layer);
        Value output = layer.Outputs[0]!;
        Value? bias = layer.Input(2);
        Value multiplied = bias is null ? output : new Value(names.Unique($"{output.Name}.p"));
        List<Node> nodes =
        [
            new Node("FusedMatMul", layer.Inputs.Take(2), [multiplied])
            {
                Domain = MicrosoftDomain.Name,
                Name = layer.Name,
                Attributes =
                [
                    NodeAttribute.Of("transA", product.TransposesActivations ? 1 : 0),
                    NodeAttribute.Of("transB", product.TransposesWeights ? 1 : 0),
                    NodeAttribute.Of("alpha", product.Alpha),
                ],
            },
        ];
        if (bias is not null)
        {
            Value scaled = ScaledBias.Of(bias, product.Beta, nodes, graph, names);
            nodes.Add(new Node("Add", [multiplied, scaled], [output]));
        }

        return nodes;
    }
}
