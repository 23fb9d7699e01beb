using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>
/// Rows with their mean taken off, divided by their deviation: <c>n = (x - mean) / sqrt(variance + epsilon)</c>; or with their mean, divided
/// by the root of their mean square. They are computed again where a gradient needs them.
/// </summary>
internal sealed class NormalizedRows
{
    private readonly GraphEmitter _emit;
    private readonly IReadOnlyList<long> _axes;
    private readonly bool _isCentered;
    private readonly Value _inverse;

    /// <param name="emit">Receives the nodes.</param>
    /// <param name="x">The rows before.</param>
    /// <param name="axes">What one row consists of.</param>
    /// <param name="epsilon">Is added to the variance.</param>
    /// <param name="isCentered">Whether the mean is taken off.</param>
    public NormalizedRows(GraphEmitter emit, Value x, IReadOnlyList<long> axes, double epsilon, bool isCentered = true)
    {
        (_emit, _axes, _isCentered) = (emit, axes, isCentered);
        Value centered = isCentered ? emit.Sub(x, emit.ReduceMean(x, axes)) : x;
        Value variance = emit.ReduceMean(emit.Square(centered), axes);
        _inverse = emit.Emit("Reciprocal", [emit.Emit("Sqrt", [emit.Add(variance, emit.Scalar(epsilon, x))])]);
        Normalized = emit.Mul(centered, _inverse);
    }

    public Value Normalized { get; }

    /// <summary>The gradient of the rows before, from that of the normalised ones: <c>(g - mean(g) - n * mean(g * n)) / deviation</c>, without <c>mean(g)</c> where they kept their mean.</summary>
    public Value Gradient(Value gradient)
    {
        Value along = _emit.Mul(Normalized, _emit.ReduceMean(_emit.Mul(gradient, Normalized), _axes));
        Value across = _isCentered ? _emit.Sub(gradient, _emit.ReduceMean(gradient, _axes)) : gradient;
        return _emit.Mul(_inverse, _emit.Sub(across, along));
    }
}
