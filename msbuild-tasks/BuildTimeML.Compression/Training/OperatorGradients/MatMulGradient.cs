using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>
/// <c>dA = dY B^T</c>, <c>dB = A^T dY</c>. What was repeated along the axes of the batch is summed up: for a matrix of weights, within
/// one product over all rows.
/// </summary>
internal sealed class MatMulGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["MatMul"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        Value a = AsMatrix(context, 0, axis: 0);
        Value b = AsMatrix(context, 1, axis: 1);
        Value gradient = Gradient(context);
        context.Give(0, () => emit.ReshapeLike(emit.Unbroadcast(emit.MatMul(gradient, emit.TransposeMatrix(b)), a), context.Input(0)));
        context.Give(1, () => emit.ReshapeLike(OfWeights(context, a, b, gradient), context.Input(1)));
    }

    private static Value OfWeights(GradientContext context, Value a, Value b, Value gradient)
    {
        GraphEmitter emit = context.Emit;
        if (context.RankOf(b) > 2)
        {
            return emit.Unbroadcast(emit.MatMul(emit.TransposeMatrix(a), gradient), b);
        }

        return emit.Emit("Gemm", [Rows(context, a), Rows(context, gradient)], NodeAttribute.Of("transA", 1));
    }

    // All rows of all matrices as one matrix.
    private static Value Rows(GradientContext context, Value value) =>
        context.RankOf(value) == 2 ? value : context.Emit.Emit("Flatten", [value], NodeAttribute.Of("axis", -1));

    // A vector on the left is a row, and on the right a column.
    private static Value AsMatrix(GradientContext context, int input, long axis) =>
        context.RankOf(context.Input(input)) > 1 ? context.Input(input) : context.Emit.Emit("Unsqueeze", [context.Input(input), context.Emit.Ints(axis)]);

    private static Value Gradient(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        Value gradient = context.Gradient;
        if (context.RankOf(context.Input(1)) == 1)
        {
            gradient = emit.Emit("Unsqueeze", [gradient, emit.Ints(-1)]);
        }

        return context.RankOf(context.Input(0)) == 1 ? emit.Emit("Unsqueeze", [gradient, emit.Ints(-2)]) : gradient;
    }
}
