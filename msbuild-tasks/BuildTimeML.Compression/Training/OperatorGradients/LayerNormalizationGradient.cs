using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The rows of the input, normalised, are scaled element by element. RMSNormalization leaves their means, and adds nothing to them.</summary>
internal sealed class LayerNormalizationGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["LayerNormalization", "RMSNormalization"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        int rank = context.RankOf(context.Input(0));
        int axis = GradientContext.Axis(context.Int("axis"), rank);
        var rows = new NormalizedRows(emit, context.Input(0), [.. Enumerable.Range(axis, rank - axis).Select(i => (long)i)], context.Float("epsilon", 1e-5f), isCentered: context.Node.Is("LayerNormalization"));
        context.Give(0, () => rows.Gradient(emit.Mul(context.Gradient, context.Input(1))));
        context.GiveBroadcast(1, () => emit.Mul(context.Gradient, rows.Normalized));
        if (context.Has(2))
        {
            context.GiveBroadcast(2, () => context.Gradient);
        }
    }
}
