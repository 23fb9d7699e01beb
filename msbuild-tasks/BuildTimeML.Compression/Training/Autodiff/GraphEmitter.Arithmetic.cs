using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Autodiff;

/// <summary>Elementwise operators and reductions, by name.</summary>
internal sealed partial class GraphEmitter
{
    public Value Add(Value a, Value b) => Emit("Add", [a, b]);

    public Value Sub(Value a, Value b) => Emit("Sub", [a, b]);

    public Value Mul(Value a, Value b) => Emit("Mul", [a, b]);

    public Value Div(Value a, Value b) => Emit("Div", [a, b]);

    public Value Neg(Value a) => Emit("Neg", [a]);

    /// <summary>Multiplied by a number; the value itself where that is 1.</summary>
    public Value Scale(Value a, double factor) => factor == 1 ? a : Mul(a, Scalar(factor, a));

    /// <summary>1 minus the value.</summary>
    public Value OneMinus(Value a) => Sub(Scalar(1, a), a);

    public Value Square(Value a) => Mul(a, a);

    public Value Greater(Value a, double number) => Emit("Greater", [a, Scalar(number, a)]);

    public Value Less(Value a, double number) => Emit("Less", [a, Scalar(number, a)]);

    /// <summary>Where a value lies between two numbers and is neither of them.</summary>
    public Value Between(Value a, double low, double high) => Emit("And", [Greater(a, low), Less(a, high)]);

    public Value Where(Value condition, Value a, Value b) => Emit("Where", [condition, a, b]);

    /// <summary>A finite value where a condition holds, and 0 elsewhere: a product, which takes the engine less time than Where.</summary>
    public Value Masked(Value condition, Value a) => Mul(a, CastLike(condition, a));

    public Value MatMul(Value a, Value b) => Emit("MatMul", [a, b]);

    /// <summary>The sum over axes.</summary>
    public Value ReduceSum(Value a, IReadOnlyList<long> axes, bool keepDims = true) =>
        Emit("ReduceSum", [a, Ints(axes)], NodeAttribute.Of("keepdims", keepDims ? 1 : 0));

    /// <summary>The mean over axes, which stay.</summary>
    public Value ReduceMean(Value a, IReadOnlyList<long> axes) => Opset >= OpsetOfReductionInputs
        ? Emit("ReduceMean", [a, Ints(axes)])
        : Emit("ReduceMean", [a], NodeAttribute.Of("axes", axes));
}
