using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients.Recurrence;

/// <summary>
/// A long short-term memory without peepholes, as the ONNX specification has it: <c>c = f c' + i tanh(g)</c>, <c>h = o tanh(c)</c>, with the
/// gates in the order i, o, f, g.
/// </summary>
internal sealed class LstmCell : IRecurrentCell
{
    private readonly GraphEmitter _emit;
    private readonly long _hidden;
    private readonly Value _recurrence;

    /// <param name="emit">Receives the nodes.</param>
    /// <param name="hidden">Elements of the state.</param>
    /// <param name="recurrence"><c>[4 * hidden, hidden]</c>.</param>
    /// <param name="bias">That of inputs, then that of states: <c>[8 * hidden]</c>; null for none.</param>
    public LstmCell(GraphEmitter emit, long hidden, Value recurrence, Value? bias)
    {
        (_emit, _hidden, _recurrence) = (emit, hidden, emit.Transpose(recurrence, 1, 0));
        InputBias = bias is null ? null : emit.ReduceSum(emit.Reshape(bias, 2, 4 * hidden), [0], keepDims: false);
    }

    public Value? InputBias { get; }

    public RecurrentState Step(Value input, RecurrentState before)
    {
        Value gates = before.Hidden is { } hidden ? _emit.Add(input, _emit.MatMul(hidden, _recurrence)) : input;
        IReadOnlyList<Value> parts = _emit.Split(gates, 2, [3 * _hidden, _hidden]);
        IReadOnlyList<Value> open = _emit.Split(_emit.Emit("Sigmoid", [parts[0]]), 2, [_hidden, _hidden, _hidden]);
        Value cell = _emit.Mul(open[0], _emit.Emit("Tanh", [parts[1]]));
        if (before.Cell is { } kept)
        {
            cell = _emit.Add(_emit.Mul(open[2], kept), cell);
        }

        return new RecurrentState(_emit.Mul(open[1], _emit.Emit("Tanh", [cell])), cell);
    }
}
