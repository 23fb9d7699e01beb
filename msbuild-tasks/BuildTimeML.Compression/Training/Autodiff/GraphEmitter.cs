using System.Globalization;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.Autodiff;

/// <summary>
/// Adds nodes of the default operator set (13 or later) to the main graph of a model, at its end or in the place of a node. The shape of each new value is known
/// at once, as far as it can be. Equal constants are one.
/// </summary>
internal sealed partial class GraphEmitter
{
    private const long OpsetOfReductionInputs = 18;

    private readonly Model _model;
    private readonly NameScope _names;
    private readonly GrowingInference _inference;
    private readonly Dictionary<(ElementType Type, string Content), Value> _constants = [];
    private int? _position;

    public GraphEmitter(Model model)
    {
        _model = model;
        _names = new NameScope(model);
        _inference = new GrowingInference(model);
        Opset = model.OpsetVersion() ?? 0;
        _model.IrVersion = Math.Max(_model.IrVersion, Infrastructure.IrVersions.FreeInitializers);
    }

    public long Opset { get; }

    public ShapeFacts Facts => _inference.Facts;

    /// <summary>What new values are called after.</summary>
    public string Prefix { get; set; } = "gradient";

    /// <summary>Appends a node of one output.</summary>
    public Value Emit(string opType, IReadOnlyList<Value?> inputs, params NodeAttribute[] attributes) => EmitMany(opType, inputs, 1, attributes)[0];

    /// <summary>Appends a node of several outputs.</summary>
    public IReadOnlyList<Value> EmitMany(string opType, IReadOnlyList<Value?> inputs, int outputs, params NodeAttribute[] attributes)
    {
        Value[] values = [.. Enumerable.Range(0, outputs).Select(_ => new Value(_names.Unique($"{Prefix}.{opType}")))];
        Place(new Node(opType, inputs, values) { Name = values[0].Name, Attributes = [.. attributes] });
        return values;
    }

    /// <summary>Takes a node of one output out, and puts in its place what gives the same.</summary>
    /// <param name="node">Its output lives on, and keeps its name.</param>
    /// <param name="replacement">Emits nodes that give it; the last one is given what it takes.</param>
    public void Replace(Node node, Func<(string OpType, Value[] Inputs)> replacement)
    {
        Value output = node.Outputs[0]!;
        Prefix = output.Name;
        _position = _model.Graph.Remove(node);
        (string opType, Value[] inputs) = replacement();
        Place(new Node(opType, inputs, [output]) { Name = node.Name });
        _position = null;
    }

    /// <summary>The same for a node of several outputs.</summary>
    /// <param name="node">Its outputs live on, and keep their names.</param>
    /// <param name="replacement">Emits nodes that give what the outputs do, in their order.</param>
    public void Replace(Node node, Func<IReadOnlyList<Value?>> replacement)
    {
        Prefix = node.Outputs.First(o => o is not null)!.Name;
        _position = _model.Graph.Remove(node);
        foreach ((Value? output, Value? same) in node.Outputs.Zip(replacement()).Where(p => p.First is not null))
        {
            Place(new Node("Identity", [same], [output]));
        }

        _position = null;
    }

    public Value Constant(string name, Tensor tensor)
    {
        Value value = _model.Graph.AddInitializer(new Value(_names.Unique($"{Prefix}.{name}")), tensor);
        _inference.AddInitializer(value);
        return value;
    }

    /// <summary>A number of the element type of a value.</summary>
    public Value Scalar(double number, Value like) => Scalar(number, Facts.Find(like)?.ElementType ?? ElementType.Float32);

    public Value Scalar(double number, ElementType type) => Shared(type, string.Create(CultureInfo.InvariantCulture, $"{number:R}"), () => TensorOf(number, type));

    /// <summary>A list of integers, as shapes and axes are.</summary>
    public Value Ints(params IReadOnlyList<long> elements) =>
        Shared(ElementType.Int64, string.Join(',', elements), () => Tensor.Of(ElementType.Int64, [elements.Count], elements.ToArray()));

    /// <summary>A constant that is made once for all that need it.</summary>
    public Value Shared(string content, Func<Tensor> make) => Shared(ElementType.Float32, content, make);

    private static Tensor TensorOf(double number, ElementType type, params ReadOnlySpan<long> shape) => type switch
    {
        ElementType.Float64 => Tensor.Of(type, shape, [number]),
        ElementType.Float16 => Tensor.Of(type, shape, [(Half)number]),
        ElementType.Float32 or ElementType.Undefined => Tensor.Of(ElementType.Float32, shape, [(float)number]),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private void Place(Node node)
    {
        _model.Graph.Insert(_position ?? _model.Graph.Nodes.Count, [node]);
        _position += 1;
        _inference.AddNode(node);
    }

    private Value Shared(ElementType type, string content, Func<Tensor> make)
    {
        if (!_constants.TryGetValue((type, content), out Value? value))
        {
            value = _model.Graph.AddInitializer(new Value(_names.Unique("gradient.constant")), make());
            _inference.AddInitializer(value);
            _constants.Add((type, content), value);
        }

        return value;
    }
}
