using System.Runtime.InteropServices;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.StaticInt8;

/// <summary>
/// Writes a plan as QuantizeLinear and DequantizeLinear around nodes of float32, which the engine fuses; products that give float32
/// as MatMulIntegerToFloat, the operator that it would fuse them to. Clamps go: the range of what follows does their work.
/// </summary>
/// <param name="model">The model of the plan.</param>
/// <param name="plan">What computes in 8 bits.</param>
/// <param name="grids">Of each group.</param>
internal sealed class QdqEmitter(Model model, StaticPlan plan, IReadOnlyDictionary<ActivationGroup, UInt8Grid> grids)
{
    private readonly ModelGraph _graph = model.Graph;
    private readonly NameScope _names = new(model);
    private readonly Dictionary<ActivationGroup, (Value Scale, Value ZeroPoint)> _grids = [];

    /// <returns>The node that each layer is computed by.</returns>
    public IReadOnlyDictionary<StaticLayer, Node> Emit(IReadOnlyDictionary<StaticLayer, QuantizedLayer> layers)
    {
        var written = plan.Layers.ToDictionary(l => l, l => l.Node);
        StaticLayer[] floatProducts = [.. plan.Layers.Where(IsFloatProduct)];
        foreach (StaticLayer layer in plan.Layers.Except(floatProducts))
        {
            EmitWeights(layer, layers[layer]);
        }

        Value[] inputs = [.. plan.Groups.SelectMany(g => g.Values).Where(plan.IsFloatSource)];
        Node[] producers = [.. plan.Placed.Keys.Where(n => plan.GroupOf(plan.ResultOf(n)) is not null)];
        foreach (Value input in inputs)
        {
            QuantizeInput(input);
        }

        foreach (Node producer in producers)
        {
            QuantizeResult(producer);
        }

        foreach (StaticLayer layer in floatProducts)
        {
            written[layer] = EmitFloatProduct(layer, layers[layer]);
        }

        FloatIslands.Keep(model, _graph.Nodes.Where(n => !plan.Placed.ContainsKey(n)), _names);
        return written;
    }

    private void QuantizeInput(Value value)
    {
        Use[] uses = [.. plan.PlacedUses(value)];
        Value dequantized = New(value, "f");
        int index = value.Producer is { } producer ? _graph.IndexOf(producer) + 1 : 0;
        _graph.Insert(index, Pair(value, dequantized, plan.GroupOf(value)!));
        foreach (Use use in uses)
        {
            use.Node.SetInput(use.Index, dequantized);
        }
    }

    private void QuantizeResult(Node node)
    {
        Value result = plan.ResultOf(node);
        ActivationGroup group = plan.GroupOf(result)!;
        if (plan.ClampAfter(node) is { } clamp)
        {
            _graph.Remove(clamp);
        }
        else
        {
            node.SetOutput(0, New(result, "r"));
        }

        _graph.Insert(_graph.IndexOf(node) + 1, Pair(node.Outputs[0]!, result, group));
    }

    private Node[] Pair(Value from, Value to, ActivationGroup group)
    {
        (Value scale, Value zeroPoint) = Grid(group);
        Value bytes = New(to, "q");
        return [new Node("QuantizeLinear", [from, scale, zeroPoint], [bytes]), new Node("DequantizeLinear", [bytes, scale, zeroPoint], [to])];
    }

    private (Value Scale, Value ZeroPoint) Grid(ActivationGroup group)
    {
        if (!_grids.TryGetValue(group, out (Value Scale, Value ZeroPoint) values))
        {
            UInt8Grid grid = grids[group];
            values = (
                _graph.AddInitializer(New(group.Values[0], "s"), Tensor.Scalar(grid.Scale)),
                _graph.AddInitializer(New(group.Values[0], "z"), Tensor.Of(ElementType.UInt8, [], [grid.ZeroPoint])));
            _grids.Add(group, values);
        }

        return values;
    }

    private void EmitWeights(StaticLayer layer, QuantizedLayer quantized)
    {
        Value weight = layer.Weight;
        Value bytes = _graph.AddInitializer(New(weight, "q"), Tensor.Of(ElementType.Int8, weight.Initializer!.Dimensions, quantized.Weights));
        Value scale = _graph.AddInitializer(New(weight, "s"), Tensor.Of(ElementType.Float32, [layer.Rows], quantized.Scales));
        List<Value?> inputs = [bytes, scale];
        if (layer.Node.Is("Gemm"))
        {
            // The engine fuses no Gemm whose weights leave the zero point out.
            inputs.Add(_graph.AddInitializer(New(weight, "z"), Tensor.Of(ElementType.Int8, [layer.Rows], new sbyte[layer.Rows])));
        }

        _graph.RemoveInitializer(weight);
        _graph.Insert(_graph.IndexOf(layer.Node), [new Node("DequantizeLinear", inputs, [weight]) { Attributes = [NodeAttribute.Of("axis", layer.Axis)] }]);
        if (BiasOf(layer, quantized) is { } bias)
        {
            layer.Node.SetInput(2, bias);
        }
    }

    // The engine makes it integers.
    private Value? BiasOf(StaticLayer layer, QuantizedLayer quantized) => quantized.Bias is null ? null
        : _graph.AddInitializer(New(layer.Weight, "b"), Tensor.Of(ElementType.Float32, [layer.Rows], quantized.Bias));

    private bool IsFloatProduct(StaticLayer layer) => !layer.IsConv && plan.GroupOf(plan.ResultOf(layer.Node)) is null;

    // As QDQ, the engine would take the bias into the product before it sees that this is one of 8 bits, and a graph's output would stay float32.
    private Node EmitFloatProduct(StaticLayer layer, QuantizedLayer quantized)
    {
        Node product = layer.Node;
        Node activations = product.Inputs[0]!.Producer!;
        Node last = layer.BiasAdd ?? product;
        Value weight = layer.Weight;
        Value bytes = _graph.AddInitializer(New(weight, "q"), Tensor.Of(ElementType.Int8, [layer.Columns, layer.Rows], Transposed(layer, quantized.Weights)));
        Value scale = _graph.AddInitializer(New(weight, "s"), Tensor.Of(ElementType.Float32, [layer.Rows], quantized.Scales));
        List<Value?> inputs = [activations.Inputs[0], bytes, activations.Inputs[1], scale, activations.Inputs[2]];
        if (BiasOf(layer, quantized) is { } bias)
        {
            inputs.AddRange([null, bias]);
        }

        Value output = last.Outputs[0]!;
        int index = _graph.IndexOf(product);
        _graph.Remove(last);
        if (last != product)
        {
            _graph.Remove(product);
        }

        _graph.RemoveInitializer(weight);
        var written = new Node("MatMulIntegerToFloat", inputs, [output]) { Domain = MicrosoftDomain.Name, Name = product.Name };
        _graph.Insert(index, [written]);
        MicrosoftDomain.Import(model);
        return written;
    }

    private static sbyte[] Transposed(StaticLayer layer, sbyte[] weights)
    {
        if (layer.Axis == 1)
        {
            return weights;
        }

        sbyte[] transposed = new sbyte[weights.Length];
        ByteMatrix.Transpose(MemoryMarshal.AsBytes<sbyte>(weights), layer.Rows, layer.Columns, MemoryMarshal.AsBytes(transposed.AsSpan()));
        return transposed;
    }

    private Value New(Value source, string suffix) => new(_names.Unique($"{source.Name}.{suffix}"));
}
