using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators that sum up what a window sees, or the whole of the spatial dimensions.</summary>
internal static class Pooling
{
    private const string Attributes = "auto_pad:string=NOTSET kernel_shape:ints pads:ints strides:ints ceil_mode:int=0 dilations:ints";

    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("AveragePool", "T -> T", Infer, Attributes + " count_include_pad:int=0"),
        new("MaxPool", "T -> T, int64?", Infer, Attributes + " storage_order:int=0"),
        new("LpPool", "T -> T", Infer, Attributes + " p:float|int"),
        new("GlobalAveragePool", "T -> T", Global),
        new("GlobalMaxPool", "T -> T", Global),
        new("GlobalLpPool", "T -> T", Global, "p:float|int"),
        new("MaxUnpool", "T, int64, int64? -> T", Unpool, "kernel_shape:ints pads:ints strides:ints"),
    ];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is not { } shape || context.Ints("kernel_shape") is not { } kernel)
        {
            return;
        }

        if (shape.Count < 2)
        {
            throw context.Wrong(0, $"it has only {shape.Count} dimensions");
        }

        Dim[] result = [shape[0], shape[1], .. Windows.Slide(context, [.. shape.Skip(2)], [.. kernel.Select(Dim.Fixed)])];
        context.SetShape(0, result);
        context.SetShape(1, result);
    }

    private static void Global(InferenceContext context) => context.SetShape(0, context.Shape(0)?.Select((d, i) => i < 2 ? d : Dim.One));

    private static void Unpool(InferenceContext context)
    {
        if (context.HasInput(2))
        {
            context.SetShape(0, Targets.Dimensions(context, 2));
            return;
        }

        if (context.Shape(0) is { Count: >= 2 } shape && context.Ints("kernel_shape") is { } kernel && kernel.Count == shape.Count - 2)
        {
            int rank = kernel.Count;
            IReadOnlyList<long> strides = Windows.Attribute(context, "strides", rank, 1);
            IReadOnlyList<long> pads = Windows.Attribute(context, "pads", 2 * rank, 0);
            DimMath math = context.Math;
            context.SetShape(0, [shape[0], shape[1], .. Enumerable.Range(0, rank).Select(i =>
                math.Add(math.Add(math.Multiply(math.Add(shape[i + 2], -1), strides[i]), Dim.Fixed(kernel[i])), math.Add(Dim.Fixed(-pads[i]), -pads[i + rank])))]);
        }
    }
}
