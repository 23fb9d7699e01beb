using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>As it is when a model is used, with the mean and variance of training: <c>y = (x - mean) / sqrt(variance + epsilon) * scale + bias</c>.</summary>
internal sealed class BatchNormalizationGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["BatchNormalization"];

    public void Append(GradientContext context)
    {
        if (context.Int("training_mode") != 0)
        {
            throw context.Refuse("it is in training mode");
        }

        GraphEmitter emit = context.Emit;
        int rank = context.RankOf(context.Input(0));
        long[] others = [.. Enumerable.Range(0, rank).Where(i => i != 1).Select(i => (long)i)];
        Value PerChannel(Value value) => emit.Reshape(value, [-1, .. Enumerable.Repeat(1L, rank - 2)]);
        Value deviation = emit.Emit("Sqrt", [emit.Add(context.Input(4), emit.Scalar(context.Float("epsilon", 1e-5f), context.Input(4)))]);
        context.Give(0, () => emit.Mul(context.Gradient, PerChannel(emit.Div(context.Input(1), deviation))));
        context.Give(1, () => emit.Div(emit.ReduceSum(emit.Mul(context.Gradient, emit.Sub(context.Input(0), PerChannel(context.Input(3)))), others, keepDims: false), deviation));
        context.Give(2, () => emit.ReduceSum(context.Gradient, others, keepDims: false));
    }
}
