using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients.Recurrence;

/// <summary>All steps of an LSTM or GRU, one after the other, in operators that have a gradient. The products with inputs are one for all steps.</summary>
internal sealed class RecurrentLayer
{
    private const int Inputs = 0;
    private const int Weights = 1;
    private const int Recurrence = 2;
    private const int Bias = 3;
    private const int InitialHidden = 5;
    private const int InitialCell = 6;

    private readonly GraphEmitter _emit;
    private readonly Value?[] _inputs;
    private readonly Func<Value, Value?, IRecurrentCell> _cell;
    private readonly bool[] _reversed;
    private readonly int _steps;

    /// <param name="emit">Receives the nodes.</param>
    /// <param name="node">One that <see cref="RecurrenceRefusal"/> has nothing against.</param>
    public RecurrentLayer(GraphEmitter emit, Node node)
    {
        (_emit, _inputs) = (emit, [.. node.Inputs]);
        long hidden = emit.Facts.Find(_inputs[Recurrence])!.Shape![2].Constant!.Value;
        bool resetsProduct = node.Attribute("linear_before_reset")?.Int is not (null or 0);
        _steps = (int)emit.Facts.Find(_inputs[Inputs])!.Shape![0].Constant!.Value;
        _cell = node.Is("LSTM") ? (r, b) => new LstmCell(emit, hidden, r, b) : (r, b) => new GruCell(emit, hidden, resetsProduct, r, b);
        _reversed = node.Attribute("direction")?.Text switch
        {
            "bidirectional" => [false, true],
            "reverse" => [true],
            _ => [false],
        };
    }

    /// <returns>What the node gives: all hidden states, the last ones, and the last cells where it is an LSTM.</returns>
    public IReadOnlyList<Value?> Append()
    {
        (Value All, RecurrentState Last)[] directions = [.. _reversed.Select(Direction)];
        return
        [
            Join([.. directions.Select(d => _emit.Emit("Unsqueeze", [d.All, _emit.Ints(1)]))], axis: 1),
            Join([.. directions.Select(d => d.Last.Hidden!)], axis: 0),
            directions[0].Last.Cell is null ? null : Join([.. directions.Select(d => d.Last.Cell!)], axis: 0),
        ];
    }

    private (Value All, RecurrentState Last) Direction(bool isReversed, int direction)
    {
        IRecurrentCell cell = _cell(Matrix(Recurrence, direction)!, Matrix(Bias, direction));
        Value products = _emit.MatMul(_inputs[Inputs]!, _emit.Transpose(Matrix(Weights, direction)!, 1, 0));
        products = cell.InputBias is { } bias ? _emit.Add(products, bias) : products;
        IReadOnlyList<Value> inputs = _emit.Split(products, 0, [.. Enumerable.Repeat(1L, _steps)]);
        var state = new RecurrentState(Of(InitialHidden, direction), Of(InitialCell, direction));
        var hidden = new Value[_steps];
        foreach (int step in isReversed ? Enumerable.Range(0, _steps).Reverse() : Enumerable.Range(0, _steps))
        {
            state = cell.Step(inputs[step], state);
            hidden[step] = state.Hidden!;
        }

        return (Join(hidden, axis: 0), state);
    }

    // Without the dimension of the directions.
    private Value? Matrix(int input, int direction) =>
        Of(input, direction) is { } value ? _emit.Reshape(value, [.. _emit.Facts.Find(value)!.Shape!.Skip(1).Select(d => d.Constant!.Value)]) : null;

    private Value? Of(int input, int direction) =>
        _inputs.ElementAtOrDefault(input) is { } value ? _emit.Split(value, 0, [.. _reversed.Select(_ => 1L)])[direction] : null;

    private Value Join(Value[] parts, long axis) => parts.Length == 1 ? parts[0] : _emit.Emit("Concat", parts, NodeAttribute.Of("axis", axis));
}
