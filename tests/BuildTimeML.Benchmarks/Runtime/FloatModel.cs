using BuildTimeML.Runtime;

namespace BuildTimeML.Benchmarks.Runtime;

/// <summary>Any model with one input and one output of floats, as a generated class would run it.</summary>
internal sealed class FloatModel : IDisposable
{
    private readonly TensorBuffer<float> _input;
    private readonly TensorBuffer<float> _output;
    private readonly ModelCall _call;

    public FloatModel(ModelSession session)
    {
        _input = new TensorBuffer<float>(ShapeOf(session.Inputs[0]));
        _output = new TensorBuffer<float>(ShapeOf(session.Outputs[0]));
        _call = new ModelCall(session, [new(session.Inputs[0].Name, _input)], [new(session.Outputs[0].Name, _output)]);
    }

    public ReadOnlySpan<float> Predict(ReadOnlySpan<float> input)
    {
        using (_call.Enter())
        {
            input.CopyTo(_input.Data);
            _call.RunInTurn();
            return _output.Data;
        }
    }

    public void Dispose() => _call.Dispose();

    private static long[] ShapeOf(ModelValue value) => [.. value.Shape.Select(dimension => Math.Max(dimension, 1))];
}
