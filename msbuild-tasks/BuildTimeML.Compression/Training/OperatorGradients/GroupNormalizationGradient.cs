using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Groups of channels of each sample, normalised, are scaled: channel by channel from version 21 on, before that group by group.</summary>
internal sealed class GroupNormalizationGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["GroupNormalization"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        Value x = context.Input(0);
        IReadOnlyList<Dim> shape = context.ShapeOf(x);
        bool byChannel = emit.Opset >= 21;
        Value Grouped(Value value) => emit.Reshape(value, shape[0].Constant ?? -1, context.Int("num_groups"), shape[0].Constant is null ? GroupSize(context, shape) : -1);
        var rows = new NormalizedRows(emit, Grouped(x), [2], context.Float("epsilon", 1e-5f));
        long[] ones = [.. shape.Skip(2).Select(_ => 1L)];
        context.Give(0, () => emit.ReshapeLike(
            rows.Gradient(byChannel
                ? Grouped(emit.Mul(context.Gradient, emit.Reshape(context.Input(1), [-1, .. ones])))
                : emit.Mul(Grouped(context.Gradient), emit.Reshape(context.Input(1), -1, 1))),
            x));
        context.Give(1, () => SumUp(context, byChannel
            ? emit.Mul(context.Gradient, emit.ReshapeLike(rows.Normalized, x))
            : emit.Mul(Grouped(context.Gradient), rows.Normalized)));
        context.Give(2, () => SumUp(context, byChannel ? context.Gradient : Grouped(context.Gradient)));
    }

    private static long GroupSize(GradientContext context, IReadOnlyList<Dim> shape) => shape.Skip(1).Aggregate(
        1L, (size, d) => size * (d.Constant ?? throw context.Refuse($"a dimension of '{context.Input(0)}' behind the first is not fixed"))) / context.Int("num_groups");

    private static Value SumUp(GradientContext context, Value value) =>
        context.Emit.ReduceSum(value, [.. Enumerable.Range(0, context.RankOf(value)).Where(i => i != 1).Select(i => (long)i)], keepDims: false);
}
