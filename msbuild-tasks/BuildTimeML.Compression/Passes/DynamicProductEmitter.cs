using System.Runtime.InteropServices;
using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>Writes products in 8 bits. Products of the same activations share their quantisation, those of the same weights their bytes.</summary>
/// <param name="model">In float32.</param>
/// <param name="names">Give new values theirs.</param>
/// <param name="quantized">The weights but those that are too large to be copied.</param>
/// <param name="cancellation">Ends the work on those.</param>
internal sealed class DynamicProductEmitter(Model model, NameScope names, IReadOnlyDictionary<Value, PairSafeWeights> quantized, CancellationToken cancellation)
{
    private readonly ModelGraph _graph = model.Graph;
    private readonly Dictionary<Value, Activations> _activations = [];
    private readonly Dictionary<Value, Weights> _weights = [];

    /// <summary>About the bytes that a product in 8 bits takes in the file: the weights, a scale per column, five nodes and their names.</summary>
    public static long SizeOf(Tensor weight) => weight.ElementCount + (sizeof(float) * Math.Max(weight.Dimensions[0], weight.Dimensions[1])) + 600;

    /// <summary>Puts the nodes in the place of a MatMul, or of a Gemm that does not transpose its left factor.</summary>
    /// <returns>The sums in 32 bits that they begin with.</returns>
    public Value Replace(Node node)
    {
        var product = Product.Of(node);
        (Value left, Value right, Value? bias, Value output) = (node.Inputs[0]!, node.Inputs[1]!, node.Input(2), node.Outputs[0]!);
        int index = _graph.Remove(node);
        var nodes = new List<Node>();
        Activations activations = Quantized(left, nodes);
        Weights weights = Quantized(right, product);
        Value sum = New(output, "sum");
        Value real = New(output, "real");
        Value scale = New(output, "scale");
        Value scaled = bias is null ? output : New(output, "product");
        nodes.Add(new Node("MatMulInteger", [activations.Bytes, weights.Bytes, activations.ZeroPoint], [sum]) { Name = node.Name });
        nodes.Add(new Node("Cast", [sum], [real]) { Attributes = [NodeAttribute.Of("to", (long)ElementType.Float32)] });
        nodes.Add(new Node("Mul", [activations.Scale, ScaleOf(weights, product.Alpha)], [scale]));
        nodes.Add(new Node("Mul", [real, scale], [scaled]));
        if (bias is not null)
        {
            nodes.Add(new Node("Add", [scaled, ScaledBias.Of(bias, product.Beta, nodes, _graph, names)], [output]));
        }

        _graph.Insert(index, nodes);
        return sum;
    }

    /// <summary>Takes out the float32 weights that no node uses any more.</summary>
    public void RemoveUnusedWeights()
    {
        foreach (Value weight in _weights.Keys.Where(w => w.Uses.Count == 0))
        {
            _graph.RemoveInitializer(weight);
        }
    }

    private Activations Quantized(Value value, List<Node> nodes)
    {
        if (!_activations.TryGetValue(value, out Activations? activations))
        {
            activations = new Activations(New(value, "u8"), New(value, "step"), New(value, "zero"));
            _activations.Add(value, activations);
            nodes.Add(new Node("DynamicQuantizeLinear", [value], [activations.Bytes, activations.Scale, activations.ZeroPoint]));
        }

        return activations;
    }

    private Weights Quantized(Value weight, Product product)
    {
        if (!_weights.TryGetValue(weight, out Weights? weights))
        {
            Tensor tensor = weight.Initializer!;
            (Tensor data, float[] factors) = quantized.TryGetValue(weight, out PairSafeWeights? given)
                ? (ByColumns(given, (int)tensor.Dimensions[product.TransposesWeights ? 1 : 0]), given.Scales)
                : QuantizeLarge(tensor, product.TransposesWeights);
            weights = new Weights(weight, _graph.AddInitializer(New(weight, "q8"), data), factors, []);
            _weights.Add(weight, weights);
        }

        return weights;
    }

    // A row of the weights makes one output, which is a column of the product's matrix.
    private static Tensor ByColumns(PairSafeWeights weights, int length)
    {
        int outputs = weights.Codes.Length / length;
        byte[] turned = new byte[weights.Codes.Length];
        ByteMatrix.Transpose(MemoryMarshal.AsBytes<sbyte>(weights.Codes), outputs, length, turned);
        return new Tensor(ElementType.Int8, [length, outputs], turned);
    }

    // A scale per column, whatever is asked for: to weigh both choices takes another search.
    private (Tensor Data, float[] Scales) QuantizeLarge(Tensor tensor, bool transposes)
    {
        Memory<byte> data = model.Allocate((int)tensor.ElementCount);
        float[] factors = LargePairs.Quantize(tensor.Data, ChannelLayout.Of(tensor.Dimensions, transposes ? 0 : 1), data, cancellation);
        if (!transposes)
        {
            return (new Tensor(ElementType.Int8, tensor.Dimensions, data), factors);
        }

        Memory<byte> turned = model.Allocate(data.Length);
        (int rows, int columns) = ((int)tensor.Dimensions[0], (int)tensor.Dimensions[1]);
        ByteMatrix.Transpose(data.Span, rows, columns, turned.Span);
        return (new Tensor(ElementType.Int8, [columns, rows], turned), factors);
    }

    private Value ScaleOf(Weights weights, float alpha)
    {
        if (!weights.ByAlpha.TryGetValue(alpha, out Value? scale))
        {
            float[] factors = Array.ConvertAll(weights.Scales, s => s * alpha);
            scale = _graph.AddInitializer(
                New(weights.Source, "scale"), Tensor.Of(ElementType.Float32, factors.Length == 1 ? [] : [factors.Length], factors));
            weights.ByAlpha.Add(alpha, scale);
        }

        return scale;
    }

    private Value New(Value source, string suffix) => new(names.Unique($"{source.Name}.{suffix}"));

    private sealed record Activations(Value Bytes, Value Scale, Value ZeroPoint);

    private sealed record Weights(Value Source, Value Bytes, float[] Scales, Dictionary<float, Value> ByAlpha);
}
