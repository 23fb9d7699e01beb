using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Infrastructure;

/// <summary>A model while rules look at it and change it.</summary>
internal sealed class RewriteContext
{
    private readonly HashSet<Value> _inputs;
    private readonly HashSet<Value> _outputs;
    private readonly Lazy<NameScope> _names;
    private readonly ShapeFacts? _facts;

    /// <param name="model">A valid model.</param>
    /// <param name="facts">What is known of its values; null where nothing is asked.</param>
    public RewriteContext(Model model, ShapeFacts? facts = null)
    {
        Model = model;
        _facts = facts;
        ModelGraph[] graphs = [.. model.Graph.AllGraphs()];
        _inputs = [.. graphs.SelectMany(g => g.Inputs)];
        _outputs = [.. graphs.SelectMany(g => g.Outputs)];
        _names = new Lazy<NameScope>(() => new NameScope(model));
    }

    public Model Model { get; }

    /// <summary>The version of the default operator set; 0 where the model does not import it.</summary>
    public long Opset => Model.OpsetVersion() ?? 0;

    /// <summary>Whether the value leaves its graph, be it the model's or a subgraph.</summary>
    public bool IsOutput(Value value) => _outputs.Contains(value);

    /// <summary>The constant that a value is; null where it is none, or where the caller of the model may replace it.</summary>
    public Tensor? Constant(Value? value) => value is null || _inputs.Contains(value) ? null : value.Initializer;

    /// <returns>Null where it is not known.</returns>
    public ElementType? ElementTypeOf(Value value) => _facts?.Find(value)?.ElementType is { } type and not ElementType.Undefined ? type : null;

    /// <returns>Null where not even the rank is known.</returns>
    public IReadOnlyList<Dim>? ShapeOf(Value value) => _facts?.Find(value)?.Shape;

    /// <summary>The elements of a small tensor of integers, such as a shape that was computed.</summary>
    public SymbolicTensor? ElementsOf(Value value) => _facts?.Find(value)?.Elements;

    /// <summary>Whether nothing but one input of one node needs the value.</summary>
    public bool HasOneUse(Value value) => value.Uses.Count == 1 && !IsOutput(value);

    public Value NewValue(string name) => new(_names.Value.Unique(name));

    public Value NewConstant(ModelGraph graph, string name, Tensor tensor) => SetConstant(graph, NewValue(name), tensor);

    /// <summary>Makes a value that has no source a constant.</summary>
    public Value SetConstant(ModelGraph graph, Value value, Tensor tensor)
    {
        Model.IrVersion = Math.Max(Model.IrVersion, IrVersions.FreeInitializers);
        return graph.AddInitializer(value, tensor);
    }

    /// <summary>Gives a constant other elements, under its name.</summary>
    public void ChangeConstant(Value constant, Tensor tensor)
    {
        ModelGraph graph = Model.Graph.AllGraphs().First(g => g.Initializers.Contains(constant));
        graph.RemoveInitializer(constant);
        SetConstant(graph, constant, tensor);
    }

    /// <summary>These values are outputs of a graph no more.</summary>
    public void Forget(IEnumerable<Value> outputs) => _outputs.ExceptWith(outputs);

    /// <summary>Whether <see cref="Bypass"/> can do it.</summary>
    public DeclineReason? CannotBypass(Node node, Value source) =>
        !IsOutput(node.Outputs[0]!) ? null
        : IsOutput(source) || source.Producer is null || source.Producer.Graph != node.Graph ? DeclineReason.IsGraphOutput
        : null;

    /// <summary>The verdict of a rule that finds that a node only passes its source on.</summary>
    public Verdict BypassVerdict(Node node, Value source) =>
        CannotBypass(node, source) is { } reason ? reason : Verdict.To(() => Bypass(node, source));

    /// <summary>Takes a node out; what used its first output uses the source instead. Outputs of graphs keep their names.</summary>
    public void Bypass(Node node, Value source)
    {
        Value output = node.Outputs[0]!;
        node.Graph!.Remove(node);
        if (!IsOutput(output))
        {
            Redirect(output, source);
            return;
        }

        Redirect(source, output);
        source.Producer!.SetOutput(source.OutputIndex, output);
    }

    /// <summary>Puts nodes in the place of one, which gives its outputs free for them.</summary>
    public static void Substitute(Node node, Func<IReadOnlyCollection<Node>> make)
    {
        ModelGraph graph = node.Graph!;
        int index = graph.Remove(node);
        graph.Insert(index, make());
    }

    /// <summary>Takes a node out, and all that is in its subgraphs, which may use values of the graphs around them.</summary>
    /// <returns>Where it was.</returns>
    public static int RemoveWithSubgraphs(Node node)
    {
        foreach (Node inner in node.Attributes.SelectMany(a => a.Subgraphs).SelectMany(g => g.AllNodes()).ToArray())
        {
            inner.Graph!.Remove(inner);
        }

        return node.Graph!.Remove(node);
    }

    /// <summary>Whatever used one value uses another.</summary>
    public static void Redirect(Value from, Value to)
    {
        foreach (Use use in from.Uses.ToArray())
        {
            use.Node.SetInput(use.Index, to);
        }
    }
}
