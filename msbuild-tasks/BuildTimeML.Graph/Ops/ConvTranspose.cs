using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Transposed convolutions.</summary>
internal static class ConvTranspose
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("ConvTranspose", "T, T, T? -> T", Infer, "auto_pad:string=NOTSET dilations:ints group:int=1 kernel_shape:ints output_padding:ints output_shape:ints pads:ints strides:ints"),
    ];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is not { } input || context.Shape(1) is not { } weight)
        {
            context.SetRank(0, (context.Shape(0) ?? context.Shape(1))?.Count ?? -1);
            return;
        }

        if (input.Count < 2 || weight.Count != input.Count)
        {
            throw context.Wrong(1, $"it has {weight.Count} dimensions, and '{context.Node.Input(0)}' has {input.Count}");
        }

        context.Same(input[1], weight[0], 1, "the channels");
        context.SetShape(0, [input[0], context.Math.Multiply(weight[1], context.Int("group")), .. Spatial(context, [.. input.Skip(2)], weight)]);
    }

    private static IEnumerable<Dim> Spatial(InferenceContext context, Dim[] input, IReadOnlyList<Dim> weight)
    {
        int rank = input.Length;
        if (context.Ints("output_shape") is { Count: > 0 } shape)
        {
            return shape.TakeLast(rank).Select(Dim.Fixed);
        }

        DimMath math = context.Math;
        IReadOnlyList<long> strides = Windows.Attribute(context, "strides", rank, 1);
        if (context.Text("auto_pad") is "SAME_UPPER" or "SAME_LOWER")
        {
            return input.Select((size, i) => math.Multiply(size, strides[i]));
        }

        IReadOnlyList<long> dilations = Windows.Attribute(context, "dilations", rank, 1);
        IReadOnlyList<long> pads = Windows.Attribute(context, "pads", 2 * rank, 0);
        IReadOnlyList<long> added = Windows.Attribute(context, "output_padding", rank, 0);
        IReadOnlyList<long>? kernel = context.Ints("kernel_shape") is { Count: > 0 } ? Windows.Attribute(context, "kernel_shape", rank, 1) : null;
        return input.Select((size, i) => math.Add(
            math.Add(math.Multiply(math.Add(size, -1), strides[i]), Windows.Window(math, kernel is null ? weight[i + 2] : Dim.Fixed(kernel[i]), dilations[i])),
            math.Add(Dim.Fixed(added[i]), math.Add(Dim.Fixed(-pads[i]), -pads[i + rank]))));
    }
}
