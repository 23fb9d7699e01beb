using BuildTimeML.Compression.Quantization;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Passes;

/// <summary>
/// Gives nodes values of float16: constants become float16, other values get a Cast where they are needed in the other type too.
/// A value keeps its name where it stays float32, so that whatever else uses it, subgraphs and the model's outputs included, stays as it is.
/// </summary>
internal sealed class HalfComputeEmitter(Model model)
{
    private readonly ModelGraph _graph = model.Graph;
    private readonly NameScope _names = new(model);
    private readonly Dictionary<Value, Value> _halves = [];
    private readonly List<(Node Node, Value Half, Value Full)> _given = [];
    private readonly Dictionary<Node, List<Node>> _castsAfter = [];
    private readonly List<Node> _castsOfInputs = [];

    /// <param name="nodes">In the order of the graph.</param>
    public void Rewrite(IReadOnlyList<HalfNode> nodes)
    {
        foreach (HalfNode node in nodes)
        {
            foreach (int output in node.Outputs)
            {
                Value full = node.Node.Outputs[output]!;
                Value half = NewHalf(full);
                node.Node.SetOutput(output, half);
                _given.Add((node.Node, half, full));
            }
        }

        foreach (HalfNode node in nodes)
        {
            foreach (int input in node.Inputs)
            {
                node.Node.SetInput(input, HalfOf(node.Node.Inputs[input]!));
            }
        }

        CastBack();
        RemoveUnusedConstants();
        Insert();
    }

    private Value NewHalf(Value full)
    {
        var half = new Value(_names.Unique(full.Name + ".f16"));
        _halves.Add(full, half);
        return half;
    }

    private Value HalfOf(Value full)
    {
        if (_halves.TryGetValue(full, out Value? known))
        {
            return known;
        }

        Value half = NewHalf(full);
        if (full.Initializer is { ByteSize: <= int.MaxValue } constant && !_graph.Inputs.Contains(full))
        {
            return _graph.AddInitializer(half, Round(constant));
        }

        After(full.Producer).Add(Cast(full, half, ElementType.Float16));
        return half;
    }

    private Tensor Round(Tensor constant)
    {
        Memory<byte> halves = model.Allocate((int)(constant.ByteSize / 2));
        HalfPrecision.RoundWithinRange(constant.Elements<float>(), halves.Span);
        return new Tensor(ElementType.Float16, constant.Dimensions, halves);
    }

    private void CastBack()
    {
        foreach ((Node node, Value half, Value full) in _given)
        {
            if (full.Uses.Count > 0 || _graph.Outputs.Contains(full))
            {
                After(node).Add(Cast(half, full, ElementType.Float32));
            }
            else
            {
                _graph.TypedValues.Remove(full);
            }
        }
    }

    private void RemoveUnusedConstants()
    {
        foreach (Value full in _halves.Keys.Where(v => v.Initializer is not null && v.Uses.Count == 0 && !_graph.Inputs.Contains(v) && !_graph.Outputs.Contains(v)))
        {
            _graph.RemoveInitializer(full);
            _graph.TypedValues.Remove(full);
        }
    }

    private void Insert()
    {
        for (int i = _graph.Nodes.Count - 1; i >= 0; i--)
        {
            if (_castsAfter.TryGetValue(_graph.Nodes[i], out List<Node>? casts))
            {
                _graph.Insert(i + 1, casts);
            }
        }

        _graph.Insert(0, _castsOfInputs);
    }

    private List<Node> After(Node? producer)
    {
        if (producer is null)
        {
            return _castsOfInputs;
        }

        if (!_castsAfter.TryGetValue(producer, out List<Node>? casts))
        {
            _castsAfter.Add(producer, casts = []);
        }

        return casts;
    }

    private static Node Cast(Value from, Value to, ElementType type) => new("Cast", [from], [to]) { Attributes = [NodeAttribute.Of("to", (long)type)] };
}
