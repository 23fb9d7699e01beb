using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Quantization.Static;

/// <summary>
/// Writes a plan as QuantizeLinear and DequantizeLinear around nodes of float32, which the engine fuses. Clamps go: the range of
/// what follows does their work.
/// </summary>
/// <param name="model">The model of the plan.</param>
/// <param name="plan">What computes in 8 bits.</param>
/// <param name="grids">Of each group.</param>
internal sealed class QdqEmitter(Model model, StaticPlan plan, IReadOnlyDictionary<ActivationGroup, UInt8Grid> grids)
{
    private readonly ModelGraph _graph = model.Graph;
    private readonly NameScope _names = new(model);
    private readonly Dictionary<ActivationGroup, (Value Scale, Value ZeroPoint)> _grids = [];

    public void Emit(IReadOnlyDictionary<StaticLayer, QuantizedLayer> layers)
    {
        foreach (StaticLayer layer in plan.Layers)
        {
            EmitWeights(layer, layers[layer]);
        }

        Value[] inputs = [.. plan.Groups.SelectMany(g => g.Values).Where(IsFloatSource)];
        Node[] producers = [.. plan.Placed.Keys.Where(n => plan.GroupOf(plan.ResultOf(n)) is not null)];
        foreach (Value input in inputs)
        {
            QuantizeInput(input);
        }

        foreach (Node producer in producers)
        {
            QuantizeResult(producer);
        }
    }

    // Neither the result of a placed node nor of its clamp.
    private bool IsFloatSource(Value value) =>
        value.Producer is not { } producer || !(plan.Placed.ContainsKey(producer) || (producer.Input(0)?.Producer is { } before && plan.ClampAfter(before) == producer));

    private void QuantizeInput(Value value)
    {
        Use[] uses = [.. value.Uses.Where(u => plan.Placed.TryGetValue(u.Node, out OperatorPlacement? placement) && (placement.AllInputs || u.Index == 0))];
        Value dequantized = New(value, "f");
        int index = value.Producer is { } producer ? IndexOf(producer) + 1 : 0;
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

        _graph.Insert(IndexOf(node) + 1, Pair(node.Outputs[0]!, result, group));
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
        Tensor tensor = weight.Initializer!;
        Value bytes = _graph.AddInitializer(New(weight, "q"), Tensor.Of(ElementType.Int8, tensor.Dimensions, quantized.Weights));
        Value scale = _graph.AddInitializer(New(weight, "s"), Tensor.Of(ElementType.Float32, [layer.Rows], quantized.Scales));
        Value? bias = layer.Bias;
        if (quantized.Bias is not null)
        {
            Value changed = _graph.AddInitializer(New(weight, "b"), Tensor.Of(ElementType.Float32, [layer.Rows], quantized.Bias));
            bias = changed;
        }

        layer.Node.SetInput(1, null);
        _graph.RemoveInitializer(weight);
        _graph.Insert(IndexOf(layer.Node), [new Node("DequantizeLinear", [bytes, scale], [weight]) { Attributes = [NodeAttribute.Of("axis", layer.Axis)] }]);
        layer.Node.SetInput(1, weight);
        if (bias != layer.Bias)
        {
            Value old = layer.Bias!;
            layer.Node.SetInput(2, bias);
            if (old.Uses.Count == 0)
            {
                _graph.RemoveInitializer(old);
            }
        }
    }

    private int IndexOf(Node node)
    {
        for (int i = 0; i < _graph.Nodes.Count; i++)
        {
            if (_graph.Nodes[i] == node)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"{node} is not in the graph.");
    }

    private Value New(Value source, string suffix) => new(_names.Unique($"{source.Name}.{suffix}"));
}
