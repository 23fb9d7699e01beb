using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients.Recurrence;

/// <summary>
/// A gated recurrent unit, as the ONNX specification has it: <c>h = (1 - z) n + z h'</c>, with the gates in the order z, r, n. What r closes
/// is the state before its product, or with <c>linear_before_reset</c> the product with its bias.
/// </summary>
internal sealed class GruCell : IRecurrentCell
{
    private readonly GraphEmitter _emit;
    private readonly long _hidden;
    private readonly bool _resetsProduct;
    private readonly Value _recurrence;
    private readonly Value? _resetBias;

    /// <param name="emit">Receives the nodes.</param>
    /// <param name="hidden">Elements of the state.</param>
    /// <param name="resetsProduct">Whether it is linear before reset.</param>
    /// <param name="recurrence"><c>[3 * hidden, hidden]</c>.</param>
    /// <param name="bias">That of inputs, then that of states: <c>[6 * hidden]</c>; null for none.</param>
    public GruCell(GraphEmitter emit, long hidden, bool resetsProduct, Value recurrence, Value? bias)
    {
        (_emit, _hidden, _resetsProduct, _recurrence) = (emit, hidden, resetsProduct, emit.Transpose(recurrence, 1, 0));
        if (bias is null)
        {
            return;
        }

        if (!resetsProduct)
        {
            InputBias = emit.ReduceSum(emit.Reshape(bias, 2, 3 * hidden), [0], keepDims: false);
            return;
        }

        IReadOnlyList<Value> parts = emit.Split(bias, 0, [2 * hidden, hidden, 2 * hidden, hidden]);
        InputBias = emit.Emit("Concat", [emit.Add(parts[0], parts[2]), parts[1]], NodeAttribute.Of("axis", 0));
        _resetBias = parts[3];
    }

    public Value? InputBias { get; }

    public RecurrentState Step(Value input, RecurrentState before)
    {
        IReadOnlyList<Value> parts = Pieces(input, 2);
        IReadOnlyList<Value>? products = before.Hidden is not { } state ? null
            : _resetsProduct ? Pieces(_emit.MatMul(state, _recurrence), 2)
            : [_emit.MatMul(state, Pieces(_recurrence, 1)[0])];
        Value open = _emit.Emit("Sigmoid", [products is null ? parts[0] : _emit.Add(parts[0], products[0])]);
        IReadOnlyList<Value> gates = _emit.Split(open, 2, [_hidden, _hidden]);
        Value candidate = _emit.Emit("Tanh", [OfState(before.Hidden, products, gates[1]) is { } kept ? _emit.Add(parts[1], kept) : parts[1]]);
        return new RecurrentState(
            before.Hidden is { } hidden ? _emit.Add(candidate, _emit.Mul(gates[0], _emit.Sub(hidden, candidate))) : _emit.Mul(_emit.OneMinus(gates[0]), candidate),
            Cell: null);
    }

    // What the state adds to the candidate; null for nothing.
    private Value? OfState(Value? hidden, IReadOnlyList<Value>? products, Value reset)
    {
        if (!_resetsProduct)
        {
            return hidden is null ? null : _emit.MatMul(_emit.Mul(reset, hidden), Pieces(_recurrence, 1)[1]);
        }

        Value? product = products is null ? _resetBias : _resetBias is null ? products[1] : _emit.Add(products[1], _resetBias);
        return product is null ? null : _emit.Mul(reset, product);
    }

    // Of z and r together, and of n.
    private IReadOnlyList<Value> Pieces(Value value, long axis) => _emit.Split(value, axis, [2 * _hidden, _hidden]);
}
