using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>What QuantizeLinear and DequantizeLinear have in common: one scale for all, or one for each place along an axis.</summary>
internal static class QuantizedValue
{
    /// <summary>A scale or zero point in a shape that is repeated along the others.</summary>
    public static Value AlongAxis(GradientContext context, int input)
    {
        Value value = context.Input(input);
        return context.Int("block_size") != 0 ? throw context.Refuse("it has scales for blocks")
            : context.RankOf(value) == 0 ? value
            : context.Emit.Reshape(value, [-1, .. Enumerable.Repeat(1L, context.RankOf(context.Input(0)) - Axis(context) - 1)]);
    }

    /// <summary>Sums up what belongs to each scale.</summary>
    public static Value PerScale(GradientContext context, Value gradient) => context.RankOf(context.Input(1)) == 0
        ? context.Emit.Unbroadcast(gradient, context.Input(1))
        : context.Emit.ReduceSum(gradient, [.. Enumerable.Range(0, context.RankOf(gradient)).Where(i => i != Axis(context)).Select(i => (long)i)], keepDims: false);

    /// <summary>Where a number, counted in scales, is not clipped.</summary>
    public static Value WithinRange(GradientContext context, Value steps)
    {
        GraphEmitter emit = context.Emit;
        (double low, double high) = RangeOf(emit.Facts.Find(context.Output)!.ElementType) ?? throw context.Refuse($"the range of '{context.Output}' is not known");
        Value shifted = context.Has(2) ? emit.Add(steps, emit.CastLike(AlongAxis(context, 2), steps)) : steps;
        return emit.Emit("And", [emit.Emit("GreaterOrEqual", [shifted, emit.Scalar(low, steps)]), emit.Emit("LessOrEqual", [shifted, emit.Scalar(high, steps)])]);
    }

    private static int Axis(GradientContext context) => GradientContext.Axis(context.Int("axis"), context.RankOf(context.Input(0)));

    private static (double Low, double High)? RangeOf(ElementType type) => type switch
    {
        ElementType.UInt4 => (0, 15),
        ElementType.Int4 => (-8, 7),
        ElementType.UInt8 => (byte.MinValue, byte.MaxValue),
        ElementType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        ElementType.UInt16 => (ushort.MinValue, ushort.MaxValue),
        ElementType.Int16 => (short.MinValue, short.MaxValue),
        _ => null,
    };
}
