using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Fourier transforms.</summary>
internal static class Signal
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("DFT", "T, index?, int64? -> T", Transform, "axis:int=1 inverse:int=0 onesided:int=0"),
        new("STFT", "T, index, T?, index? -> T", ShortTime, "onesided:int=1"),
    ];

    private static void Transform(InferenceContext context)
    {
        if (context.Shape(0) is not { Count: > 1 } shape)
        {
            return;
        }

        long? axis = context.Opset < 20 ? context.Int("axis") : context.HasInput(2) ? (context.Constants(2) is [var given] ? given : null) : -2;
        if (axis is null)
        {
            context.SetRank(0, shape.Count);
            return;
        }

        int at = context.Axis(axis.Value, shape.Count);
        Dim length = !context.HasInput(1) ? shape[at] : context.Elements(1) is { Elements: [{ MayBeNegative: false } known] } ? known : context.Math.Unknown();
        bool half = context.Int("onesided") != 0;
        bool back = half && context.Int("inverse") != 0;
        Dim result = back ? (context.HasInput(1) ? length : context.Math.Unknown()) : half ? Half(context, length) : length;
        context.SetShape(0, [.. shape.SkipLast(1).Select((d, i) => i == at ? result : d), Dim.Fixed(back ? 1 : 2)]);
    }

    private static void ShortTime(InferenceContext context)
    {
        if (context.Shape(0) is not { Count: > 1 } shape)
        {
            return;
        }

        Dim? window = context.Elements(3) is { Elements: [var given] } ? given : context.Shape(2) is [var length] ? length : null;
        Dim? step = context.Elements(1) is { Elements: [{ Constant: > 0 } known] } ? known : null;
        DimMath math = context.Math;
        Dim frames = window is not null && step is not null ? math.Add(math.Floor(math.Subtract(shape[1], window), step), 1) : math.Unknown();
        Dim bins = window is null ? math.Unknown() : context.Int("onesided") != 0 ? Half(context, window) : window;
        context.SetShape(0, [shape[0], frames, bins, Dim.Fixed(2)]);
    }

    private static Dim Half(InferenceContext context, Dim length) => context.Math.Add(context.Math.Floor(length, 2), 1);
}
