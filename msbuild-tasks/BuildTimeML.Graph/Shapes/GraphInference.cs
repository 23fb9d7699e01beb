using BuildTimeML.Graph.Functions;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Ops;

namespace BuildTimeML.Graph.Shapes;

/// <summary>Walks the nodes of a graph in their order; operators with subgraphs walk those in turn.</summary>
internal sealed class GraphInference(Model model, ShapeFacts facts, bool useDeclared)
{
    private const int MaximumIdentities = 64;

    private readonly DeclaredTypes _declared = new(model, facts);
    private readonly FunctionTable _functions = new(model);

    public ShapeFacts Facts => facts;

    public DimMath Math { get; } = new();

    /// <summary>How many loops are around the nodes being walked.</summary>
    public int LoopDepth { get; set; }

    public void Run(ModelGraph graph)
    {
        foreach (Value input in graph.Inputs)
        {
            facts.Set(input, ValueFact.Of(input.Type, Math));
        }

        RunBody(graph);
    }

    /// <summary>As <see cref="Run(ModelGraph)"/>, with the facts of the inputs told before.</summary>
    public void RunBody(ModelGraph graph)
    {
        foreach (Value value in graph.Initializers)
        {
            if (value.Initializer is { } tensor && (IsConstant(value) || facts.Find(value) is null))
            {
                facts.Set(value, Of(tensor, IsConstant(value)));
            }
        }

        foreach (Value value in graph.SparseInitializers)
        {
            facts.Set(value, Of(value.SparseInitializer!));
        }

        foreach (Node node in graph.Nodes)
        {
            Run(node);
        }
    }

    /// <summary>The constant that a value is: an initializer that the caller cannot replace, or what a Constant node holds.</summary>
    public Tensor? ConstantOf(Value? value)
    {
        for (int i = 0; i < MaximumIdentities && value?.Producer is { } producer && producer.Is("Identity"); i++)
        {
            value = producer.Input(0);
        }

        return value?.Initializer is { } initializer ? (IsConstant(value) ? initializer : null)
            : value?.Producer is { } constant && constant.Is("Constant") ? constant.Attribute("value")?.Tensor
            : null;
    }

    public static ValueFact Of(Tensor tensor, bool isConstant = true) =>
        ValueFact.Tensor(tensor.ElementType, [.. tensor.Dimensions.ToArray().Select(Dim.Fixed)]) with { Elements = isConstant ? SymbolicTensor.Of(tensor) : null };

    /// <summary>To operators, a sparse constant is a tensor like any other.</summary>
    public static ValueFact Of(SparseTensor tensor) => ValueFact.Tensor(tensor.Values.ElementType, tensor.Dimensions.Any(d => d < 0) ? null : [.. tensor.Dimensions.Select(Dim.Fixed)]);

    private bool IsConstant(Value value) => !_declared.Replaceable.Contains(value);

    /// <summary>Tells the outputs of a node, all of whose inputs were told before.</summary>
    public void Run(Node node)
    {
        IReadOnlyList<ValueFact?> outputs = Infer(node);
        for (int i = 0; i < node.Outputs.Count; i++)
        {
            if (node.Outputs[i] is { } output)
            {
                facts.Set(output, useDeclared ? _declared.Merge(node, output, outputs[i], Math) : outputs[i]);
            }
        }
    }

    private IReadOnlyList<ValueFact?> Infer(Node node)
    {
        if (_functions.Find(node) is not null || model.OpsetVersion(node.Domain == "ai.onnx" ? "" : node.Domain) is not { } opset || OpTable.Find(node) is not { } op)
        {
            return new ValueFact?[node.Outputs.Count];
        }

        var context = new InferenceContext(node, op, opset, this);
        SignatureTypes.Set(context, op);
        ValueFact?[] before = [.. context.Outputs];
        try
        {
            op.Infer?.Invoke(context);
            return context.Outputs;
        }
        catch (InferenceException e)
        {
            facts.Problems.Add(new GraphProblem(node.ToString(), e.Value, $"{node} cannot take '{e.Value}': {e.Message}"));
            return before;
        }
    }
}
