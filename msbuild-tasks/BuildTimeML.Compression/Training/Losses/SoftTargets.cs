using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Losses;

/// <summary>
/// T² * KL(softmax(t / T) || softmax(s / T)), the mean over rows (Hinton, Vinyals and Dean 2015, "Distilling the Knowledge in a Neural
/// Network"). With T² gradients are as large at every temperature. It is 0 where both give the same probabilities.
/// </summary>
internal static class SoftTargets
{
    /// <param name="emit">Appends to the graph.</param>
    /// <param name="student">Logits [rows, classes].</param>
    /// <param name="teacher">The same of the teacher.</param>
    /// <param name="temperature">More than 0; the larger, the more the unlikely classes count.</param>
    /// <returns>A scalar.</returns>
    public static Value Append(GraphEmitter emit, Value student, Value teacher, double temperature)
    {
        NodeAttribute axis = NodeAttribute.Of("axis", -1);
        Value softened = emit.Scale(teacher, 1 / temperature);
        Value probabilities = emit.Emit("Softmax", [softened], axis);
        Value difference = emit.Sub(emit.Emit("LogSoftmax", [softened], axis), emit.Emit("LogSoftmax", [emit.Scale(student, 1 / temperature)], axis));
        Value divergences = emit.ReduceSum(emit.Mul(probabilities, difference), [-1], keepDims: false);
        return emit.Scale(Means.Append(emit, divergences), temperature * temperature);
    }
}
