using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Losses;

/// <summary>-log softmax(s) at the right class, the mean over rows: PyTorch's CrossEntropyLoss.</summary>
internal static class CrossEntropy
{
    /// <param name="emit">Appends to the graph.</param>
    /// <param name="student">Logits [rows, classes].</param>
    /// <param name="labels">The right classes: int64 [rows].</param>
    /// <param name="classes">How many there are.</param>
    /// <returns>A scalar.</returns>
    public static Value Append(GraphEmitter emit, Value student, Value labels, long classes)
    {
        Value offAndOn = emit.Constant("off_and_on", Tensor.Of(ElementType.Float32, [2], [0f, 1f]));
        Value right = emit.Emit("OneHot", [labels, emit.Ints(classes), offAndOn], NodeAttribute.Of("axis", -1));
        Value logarithms = emit.Emit("LogSoftmax", [student], NodeAttribute.Of("axis", -1));
        return emit.Neg(Means.Append(emit, emit.ReduceSum(emit.Mul(right, logarithms), [-1], keepDims: false)));
    }
}
