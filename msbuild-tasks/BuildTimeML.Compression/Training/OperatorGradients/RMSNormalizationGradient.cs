using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The rows of the input, divided by the root of their mean square, are scaled element by element.</summary>
internal sealed class RMSNormalizationGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["RMSNormalization"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        int rank = context.RankOf(context.Input(0));
        int axis = GradientContext.Axis(context.Int("axis"), rank);
        var rows = new NormalizedRows(emit, context.Input(0), [.. Enumerable.Range(axis, rank - axis).Select(i => (long)i)], context.Float("epsilon", 1e-5f), isCentered: false);
        context.Give(0, () => rows.Gradient(emit.Mul(context.Gradient, context.Input(1))));
        context.GiveBroadcast(1, () => emit.Mul(context.Gradient, rows.Normalized));
    }
}
