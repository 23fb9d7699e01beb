using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Numbers from a start to a limit.</summary>
internal static class Range
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Range", "T, T, T -> T", Infer, "stash_type:int=1")];

    private static void Infer(InferenceContext context)
    {
        context.SetShape(0, [Length(context)]);
        if (context.Constants(0) is [var start] && context.Constants(1) is [var limit] && context.Constants(2) is [not 0 and var step]
            && Count(start, limit, step) is var count && count <= SymbolicTensor.MaximumElements)
        {
            context.SetElements(0, new SymbolicTensor(context.Type(0), [(long)count], [.. Enumerable.Range(0, (int)count).Select(i => Dim.Fixed(start + (i * step)))]));
        }
    }

    private static Dim Length(InferenceContext context)
    {
        if (context.Constants(0) is [var start] && context.Constants(1) is [var limit] && context.Constants(2) is [not 0 and var step])
        {
            Int128 count = Count(start, limit, step);
            return count <= long.MaxValue ? Dim.Fixed((long)count) : context.Math.Unknown();
        }

        return context.Elements(0) is { Elements: [{ Constant: 0 }] } && context.Elements(2) is { Elements: [{ Constant: 1 }] }
            && context.Elements(1) is { Elements: [var length] } && !length.MayBeNegative ? length
            : RealLength(context) ?? context.Math.Unknown();
    }

    private static Int128 Count(Int128 start, Int128 limit, Int128 step) =>
        Int128.Max(0, step > 0 ? (limit - start + step - 1) / step : (start - limit - step - 1) / -step);

    private static Dim? RealLength(InferenceContext context) =>
        Real(context.Constant(0)) is { } start && Real(context.Constant(1)) is { } limit && Real(context.Constant(2)) is { } step && System.Math.Ceiling((limit - start) / step) is < 1e15 and var count
            ? Dim.Fixed((long)System.Math.Max(0, count))
            : null;

    private static double? Real(Tensor? tensor) => tensor switch
    {
        { ElementType: ElementType.Float32, ElementCount: 1 } => tensor.Elements<float>()[0],
        { ElementType: ElementType.Float64, ElementCount: 1 } => tensor.Elements<double>()[0],
        _ => null,
    };
}
