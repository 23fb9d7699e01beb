using System.Diagnostics.CodeAnalysis;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Ops;

namespace BuildTimeML.Graph.Shapes;

/// <summary>A node during inference: what is known of its inputs, and where its outputs are told.</summary>
internal sealed class InferenceContext(Node node, Operator op, long opset, GraphInference inference)
{
    private readonly ValueFact?[] _outputs = new ValueFact?[node.Outputs.Count];

    public Node Node => node;

    /// <summary>The version of the node's operator set.</summary>
    public long Opset => opset;

    public DimMath Math => inference.Math;

    public GraphInference Inference => inference;

    public int InputCount => node.Inputs.Count;

    public int OutputCount => _outputs.Length;

    public IReadOnlyList<ValueFact?> Outputs => _outputs;

    public bool HasInput(int index) => node.Input(index) is not null;

    public ValueFact? Input(int index) => inference.Facts.Find(node.Input(index));

    public ElementType Type(int index) => Input(index)?.ElementType ?? ElementType.Undefined;

    public IReadOnlyList<Dim>? Shape(int index) => Input(index)?.Shape;

    public SymbolicTensor? Elements(int index) => Input(index)?.Elements;

    /// <summary>The elements of a list or scalar of integers that are all known.</summary>
    public long[]? Constants(int index) => Elements(index)?.Constants;

    /// <summary>The constant that an input is, of any type and size.</summary>
    public Tensor? Constant(int index) => inference.ConstantOf(node.Input(index));

    /// <summary>The number of a shape's dimensions is known, and so are they.</summary>
    public bool TryShape(int index, [NotNullWhen(true)] out IReadOnlyList<Dim>? shape) => (shape = Shape(index)) is not null;

    /// <summary>The attribute, or the default that the table gives.</summary>
    public long Int(string name) => node.Attribute(name)?.Int ?? op.Attribute(name)?.DefaultInt ?? 0;

    public string Text(string name) => node.Attribute(name)?.Text ?? op.Attribute(name)?.DefaultText ?? "";

    /// <summary>Null where it is left out.</summary>
    public IReadOnlyList<long>? Ints(string name) => node.Attribute(name)?.Ints;

    public bool Has(string attribute) => node.Attribute(attribute) is not null;

    /// <summary>A list of integers that older versions have as an attribute and newer ones as an input.</summary>
    /// <param name="attribute">Its name as an attribute.</param>
    /// <param name="input">Its place as an input.</param>
    /// <param name="missing">It is left out in both places: its default holds.</param>
    public IReadOnlyList<long>? IntsOrInput(string attribute, int input, out bool missing)
    {
        IReadOnlyList<long>? ints = Ints(attribute);
        missing = ints is null && !HasInput(input);
        return ints ?? Constants(input);
    }

    /// <summary>An axis counted from the front.</summary>
    /// <exception cref="InferenceException">There is no such axis.</exception>
    public int Axis(long axis, int rank) => axis >= -rank && axis < rank
        ? (int)(axis < 0 ? axis + rank : axis)
        : throw Wrong(0, $"axis {axis} is outside of the {rank} dimensions");

    public void Set(int output, ValueFact? fact)
    {
        if (output < _outputs.Length)
        {
            _outputs[output] = fact;
        }
    }

    public void SetType(int output, ElementType type) => Set(output, ValueFact.Tensor(type));

    /// <summary>To be called after the type was told.</summary>
    public void SetShape(int output, IEnumerable<Dim>? shape)
    {
        if (output < _outputs.Length && shape is not null)
        {
            _outputs[output] = (_outputs[output] ?? ValueFact.Tensor(ElementType.Undefined)) with { Shape = [.. shape] };
        }
    }

    public void SetRank(int output, long rank)
    {
        if (rank is >= 0 and <= 1024)
        {
            SetShape(output, Enumerable.Range(0, (int)rank).Select(_ => Math.Unknown()));
        }
    }

    /// <summary>Tells type, shape and elements; null tells nothing.</summary>
    public void SetElements(int output, SymbolicTensor? elements)
    {
        if (elements is not null && elements.Elements.Count <= SymbolicTensor.MaximumElements)
        {
            Set(output, ValueFact.Of(elements));
        }
    }

    public InferenceException Wrong(int input, string message) => new(node.Input(input)?.Name ?? "", message);

    /// <summary>The dimension of both, for operators that need them to be equal.</summary>
    /// <exception cref="InferenceException">They are different numbers.</exception>
    public Dim Same(Dim a, Dim b, int input, string what)
    {
        if (a.Constant is { } x && b.Constant is { } y && x != y)
        {
            throw Wrong(input, $"{what}: {x} and {y} differ");
        }

        return Better(a, b);
    }

    /// <summary>Of two dimensions that are equal at run time, the one that says more.</summary>
    public static Dim Better(Dim a, Dim b) => a.Constant is not null || (b.Constant is null && a.Symbol is not null) ? a
        : b.Constant is not null || b.Symbol is not null ? b
        : a;
}
