using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Tests.Helpers;

/// <summary>Makes small models: one input 'x', one output 'y'.</summary>
internal sealed class GraphBuilder
{
    private readonly Random _random = new(1);
    private readonly Dictionary<string, Value> _values = [];
    private readonly ModelGraph _graph = new("test");

    public GraphBuilder(params long[] inputShape)
    {
        var input = new Value("x", new TensorType(ElementType.Float32, [.. inputShape.Select(Dimension.Fixed)]));
        _values.Add("x", input);
        _graph.Inputs.Add(input);
    }

    /// <summary>A weight of normally distributed numbers.</summary>
    public GraphBuilder Weight(string name, params long[] shape) =>
        Weight(name, shape, [.. Enumerable.Range(0, (int)Shape.ElementCount(shape)).Select(_ => (float)((_random.NextDouble() + _random.NextDouble() + _random.NextDouble()) - 1.5))]);

    public GraphBuilder Weight(string name, long[] shape, float[] elements)
    {
        _graph.AddInitializer(Named(name), Tensor.Of(ElementType.Float32, shape, elements));
        return this;
    }

    public GraphBuilder Indices(string name, params long[] elements)
    {
        _graph.AddInitializer(Named(name), Tensor.Of(ElementType.Int64, [elements.Length], elements));
        return this;
    }

    public GraphBuilder Node(string opType, string[] inputs, string output, params NodeAttribute[] attributes) => NodeOf(opType, inputs, [output], attributes);

    /// <summary>A node of several outputs. An input without a name is left out.</summary>
    public GraphBuilder NodeOf(string opType, string[] inputs, string[] outputs, params NodeAttribute[] attributes)
    {
        _graph.Add(new Node(opType, inputs.Select(i => i.Length == 0 ? null : Named(i)), outputs.Select(Named)) { Attributes = [.. attributes] });
        return this;
    }

    public GraphBuilder AlsoInput(string name)
    {
        Value value = _values[name];
        value.Type = new TensorType(ElementType.Float32, [.. value.Initializer!.Dimensions.ToArray().Select(Dimension.Fixed)]);
        _graph.Inputs.Add(value);
        return this;
    }

    public GraphBuilder AlsoOutput(string name)
    {
        _values[name].Type = new TensorType(ElementType.Float32, null);
        _graph.Outputs.Add(_values[name]);
        return this;
    }

    public Model Build(long opset = 17)
    {
        Value output = _values["y"];
        output.Type = new TensorType(ElementType.Float32, null);
        _graph.Outputs.Add(output);
        var model = new Model(_graph) { IrVersion = 8 };
        model.Opsets.Add(new OpsetImport("", opset));
        return model;
    }

    private Value Named(string name)
    {
        if (!_values.TryGetValue(name, out Value? value))
        {
            _values.Add(name, value = new Value(name));
        }

        return value;
    }
}
