using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Writes products as MatMulNBits of com.microsoft.</summary>
/// <param name="model">Holds the products.</param>
/// <param name="format">Of the weights.</param>
internal sealed class BlockProductEmitter(Model model, BlockFormat format)
{
    /// <summary>About the bytes that nodes and names of a product take.</summary>
    public const long Overhead = 300;

    // On x64 the engine has fast kernels only for activations that it rounds to 8 bits by itself.
    private const long ActivationsInInt8 = 4;

    private readonly ModelGraph _graph = model.Graph;
    private readonly NameScope _names = new(model);

    /// <summary>Puts nodes in the place of all products of a weight, and takes out the weight.</summary>
    /// <param name="weight">Is used by nothing else.</param>
    /// <param name="blocks">The weight in blocks.</param>
    /// <param name="products">MatMul, or Gemm that does not transpose its left factor.</param>
    public void Replace(Value weight, BlockWeights blocks, IEnumerable<Node> products)
    {
        Value codes = _graph.AddInitializer(New(weight, "q"), new Tensor(ElementType.UInt8, [blocks.Rows, blocks.Blocks, format.Bytes(format.BlockSize)], blocks.Data));
        Value zeroPoints = _graph.AddInitializer(New(weight, "zero"), Tensor.Of(ElementType.UInt8, [blocks.Rows, format.Bytes(blocks.Blocks)], blocks.PackedZeroPoints(blocks.Blocks)));
        var weights = new Weights(weight, codes, zeroPoints, blocks, []);
        foreach (Node product in products.ToArray())
        {
            Replace(product, weights);
        }

        _graph.RemoveInitializer(weight);
    }

    // A bias that is added next is taken over.
    private void Replace(Node node, Weights weights)
    {
        var product = Product.Of(node);
        (Value left, Value? bias, Value output) = (node.Inputs[0]!, node.Input(2), node.Outputs[0]!);
        Bias? added = bias is null ? NextBias(node, weights.Blocks.Rows) : null;
        Value? row = bias is null ? added?.Value : AsRow(bias, product.Beta, weights.Blocks.Rows);
        int index = _graph.Remove(node);
        if (added is not null)
        {
            output = added.Node.Outputs[0]!;
            _graph.Remove(added.Node);
        }

        bool isAddedApart = bias is not null && row is null;
        Value result = isAddedApart ? New(output, "product") : output;
        var nodes = new List<Node> { Emit(left, weights, product.Alpha, row, result, node.Name) };
        if (isAddedApart)
        {
            nodes.Add(new Node("Add", [result, ScaledBias.Of(bias!, product.Beta, nodes, _graph, _names)], [output]));
        }

        _graph.Insert(index, nodes);
        if (bias is { Initializer: not null, Uses.Count: 0 } && !_graph.Outputs.Contains(bias))
        {
            _graph.RemoveInitializer(bias);
        }
    }

    private Node Emit(Value left, Weights weights, float alpha, Value? bias, Value result, string name)
    {
        BlockWeights blocks = weights.Blocks;
        Value?[] inputs = [left, weights.Codes, ScaleOf(weights, alpha), weights.ZeroPoints, null, bias];
        return new Node("MatMulNBits", bias is null ? inputs[..4] : inputs, [result])
        {
            Name = name,
            Domain = MicrosoftDomain.Name,
            Attributes =
            [
                NodeAttribute.Of("K", (long)blocks.Columns),
                NodeAttribute.Of("N", (long)blocks.Rows),
                NodeAttribute.Of("bits", (long)format.Bits),
                NodeAttribute.Of("block_size", (long)format.BlockSize),
                NodeAttribute.Of("accuracy_level", ActivationsInInt8),
            ],
        };
    }

    private Value ScaleOf(Weights weights, float alpha)
    {
        if (!weights.ByAlpha.TryGetValue(alpha, out Value? scale))
        {
            float[] factors = alpha == 1 ? weights.Blocks.Scales : Array.ConvertAll(weights.Blocks.Scales, s => s * alpha);
            scale = _graph.AddInitializer(New(weights.Source, "scale"), Tensor.Of(ElementType.Float32, [weights.Blocks.Rows, weights.Blocks.Blocks], factors));
            weights.ByAlpha.Add(alpha, scale);
        }

        return scale;
    }

    // MatMulNBits adds one number per output.
    private Value? AsRow(Value bias, float beta, int outputs)
    {
        if (bias.Initializer is not { ElementType: ElementType.Float32 } tensor || tensor.ElementCount != outputs || (tensor.Rank > 0 && tensor.Dimensions[^1] != outputs))
        {
            return null;
        }

        return beta == 1 && tensor.Rank == 1
            ? bias
            : _graph.AddInitializer(New(bias, "row"), Tensor.Of(ElementType.Float32, [outputs], Array.ConvertAll(tensor.Elements<float>().ToArray(), b => b * beta)));
    }

    private Bias? NextBias(Node node, int outputs)
    {
        Value product = node.Outputs[0]!;
        if (product.Uses is not [{ Node: var next } use] || !next.Is("Add") || next.Graph != _graph || _graph.Outputs.Contains(product))
        {
            return null;
        }

        Value other = next.Inputs[1 - use.Index]!;
        return other.Initializer is { ElementType: ElementType.Float32, Rank: 1 } tensor && tensor.ElementCount == outputs && !_graph.Inputs.Contains(other)
            ? new Bias(next, other)
            : null;
    }

    private Value New(Value source, string suffix) => new(_names.Unique($"{source.Name}.{suffix}"));

    private sealed record Weights(Value Source, Value Codes, Value ZeroPoints, BlockWeights Blocks, Dictionary<float, Value> ByAlpha);

    private sealed record Bias(Node Node, Value Value);
}
