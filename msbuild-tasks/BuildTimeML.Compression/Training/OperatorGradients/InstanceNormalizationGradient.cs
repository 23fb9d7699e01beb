using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Each channel of each sample, normalised, is scaled.</summary>
internal sealed class InstanceNormalizationGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["InstanceNormalization"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        int rank = context.RankOf(context.Input(0));
        long[] spatial = [.. Enumerable.Range(2, rank - 2).Select(i => (long)i)];
        var rows = new NormalizedRows(emit, context.Input(0), spatial, context.Float("epsilon", 1e-5f));
        context.Give(0, () => rows.Gradient(emit.Mul(context.Gradient, emit.Reshape(context.Input(1), [-1, .. spatial.Select(_ => 1L)]))));
        context.Give(1, () => emit.ReduceSum(emit.Mul(context.Gradient, rows.Normalized), [0, .. spatial], keepDims: false));
        context.Give(2, () => emit.ReduceSum(context.Gradient, [0, .. spatial], keepDims: false));
    }
}
