using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Ops;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.Autodiff;

/// <summary>One node while its gradient is emitted: what reaches its outputs, and where the gradients of its inputs go.</summary>
internal sealed class GradientContext(Node node, GraphEmitter emitter, ActiveValues active, GradientSums sums, GradientOptions options)
{
    private readonly HashSet<int> _given = [];

    public Node Node => node;

    public GraphEmitter Emit => emitter;

    public GradientOptions Options => options;

    public int InputCount => node.Inputs.Count;

    /// <summary>The gradient of the first output.</summary>
    public Value Gradient => GradientOf(0) ?? throw Refuse("a gradient reaches only its further outputs");

    public Value Output => node.Outputs[0]!;

    /// <summary>What reaches an output; null where nothing does.</summary>
    public Value? GradientOf(int output) => sums.Total(node.Outputs[output]);

    /// <exception cref="ArgumentOutOfRangeException">The input is left out.</exception>
    public Value Input(int index) => node.Input(index) ?? throw new ArgumentOutOfRangeException(nameof(index), index, $"{node} has no such input");

    public bool Has(int input) => node.Input(input) is not null;

    /// <summary>Whether the input depends on a parameter.</summary>
    public bool Needs(int input) => active.Contains(node.Input(input));

    public void Give(int input, Value gradient)
    {
        _given.Add(input);
        sums.Add(Input(input), gradient);
    }

    /// <summary>Emits the gradient of an input only where it is needed.</summary>
    public void Give(int input, Func<Value> gradient)
    {
        if (Needs(input))
        {
            Give(input, gradient());
        }
    }

    /// <summary>As <see cref="Give(int, Func{Value})"/>, for an operand that was repeated to the output's shape.</summary>
    public void GiveBroadcast(int input, Func<Value> gradient) => Give(input, () =>
    {
        ShapeOf(Input(input));
        Value full = gradient();
        ShapeOf(full);
        return emitter.Unbroadcast(full, Input(input));
    });

    /// <summary>The attribute, or the default that the table of operators gives.</summary>
    public long Int(string name) => node.Attribute(name)?.Int ?? OpTable.Find(node)?.Attribute(name)?.DefaultInt ?? 0;

    public long Int(string name, long missing) => node.Attribute(name)?.Int ?? missing;

    public float Float(string name, float missing) => node.Attribute(name)?.Float ?? missing;

    public string Text(string name) => node.Attribute(name)?.Text ?? OpTable.Find(node)?.Attribute(name)?.DefaultText ?? "";

    /// <exception cref="NoGradientException">Not even the rank is known.</exception>
    public IReadOnlyList<Dim> ShapeOf(Value value) => emitter.Facts.Find(value)?.Shape ?? throw Refuse($"the number of dimensions of '{value}' is not known");

    /// <exception cref="NoGradientException">A dimension is not fixed.</exception>
    public long[] FixedShape(Value value) => Fixed(value, 0);

    /// <summary>The dimensions behind the first two.</summary>
    /// <exception cref="NoGradientException">One of them is not fixed.</exception>
    public long[] FixedSpatial(Value value) => Fixed(value, 2);

    public int RankOf(Value value) => ShapeOf(value).Count;

    /// <summary>An axis counted from the front.</summary>
    public static int Axis(long axis, int rank) => (int)(axis < 0 ? axis + rank : axis);

    /// <summary>The elements of a small list of integers that no caller can replace; null where they are not known.</summary>
    public long[]? Constants(int input) => emitter.Facts.Find(node.Input(input))?.Elements?.Constants;

    /// <summary>The number that an input is, a constant of one element; null where it is anything else.</summary>
    public double? Number(int input)
    {
        return Constant(input) is not { ElementCount: 1 } constant ? null : constant.ElementType switch
        {
            ElementType.Float32 => constant.Elements<float>()[0],
            ElementType.Float64 => constant.Elements<double>()[0],
            ElementType.Float16 => (double)constant.Elements<Half>()[0],
            ElementType.Int32 => constant.Elements<int>()[0],
            ElementType.Int64 => constant.Elements<long>()[0],
            _ => null,
        };
    }

    /// <summary>What an input is where no caller and no training can replace it; null where that is not known.</summary>
    public Tensor? Constant(int input)
    {
        Value value = Input(input);
        return Needs(input) || node.Graph!.Inputs.Contains(value) ? null
            : value.Producer is { } producer && producer.Is("Constant") ? producer.Attribute("value")?.Tensor
            : value.Initializer;
    }

    /// <exception cref="NoGradientException">The model has an older version of the default operator set.</exception>
    public void RequireOpset(long version)
    {
        if (emitter.Opset < version)
        {
            throw Refuse($"it needs version {version} of the default operator set, and the model has {emitter.Opset}");
        }
    }

    public NoGradientException Refuse(string reason) => new(node, reason, active.SourceOf(node)!);

    /// <summary>Holds the gradient to what it had to give.</summary>
    /// <exception cref="NoGradientException">The gradient of an input is needed and was not given.</exception>
    public void Verify()
    {
        foreach (int input in Enumerable.Range(0, InputCount).Where(i => Needs(i) && !_given.Contains(i)))
        {
            throw Refuse($"its output cannot be differentiated by '{node.Input(input)}', its input {input}");
        }
    }

    private long[] Fixed(Value value, int from) =>
        [.. ShapeOf(value).Skip(from).Select((d, i) => d.Constant ?? throw Refuse($"dimension {i + from} of '{value}' is not fixed"))];
}
