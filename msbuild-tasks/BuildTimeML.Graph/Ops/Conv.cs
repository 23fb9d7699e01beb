using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Convolutions.</summary>
internal static class Conv
{
    private const string Attributes = "auto_pad:string=NOTSET dilations:ints group:int=1 kernel_shape:ints pads:ints strides:ints";

    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("Conv", "T, T, T? -> T", context => Infer(context, 1), Attributes),
        new("ConvInteger", "A, B, A?, B? -> int32", context => Infer(context, 1), Attributes),
        new("QLinearConv", "A, float32, A, B, float32, B, float32, C, int32? -> C", context => Infer(context, 3), Attributes),
        new("DeformConv", "T, T, T, T?, T? -> T", context => Infer(context, 1), Attributes + " offset_group:int=1"),
        new("CausalConvWithState", "T, T, T?, T? -> T, T", UnaryElementwise.SameShape, "activation:string=none"),
    ];

    private static void Infer(InferenceContext context, int weightInput)
    {
        if (context.Shape(0) is not { } input || context.Shape(weightInput) is not { } weight)
        {
            context.SetRank(0, (context.Shape(0) ?? context.Shape(weightInput))?.Count ?? -1);
            return;
        }

        if (input.Count < 2 || weight.Count != input.Count)
        {
            throw context.Wrong(weightInput, $"it has {weight.Count} dimensions, and '{context.Node.Input(0)}' has {input.Count}");
        }

        context.Same(input[1], context.Math.Multiply(weight[1], context.Int("group")), weightInput, "the channels");
        Dim[] kernel = context.Ints("kernel_shape") is { Count: > 0 } given ? [.. given.Select(Dim.Fixed)] : [.. weight.Skip(2)];
        context.SetShape(0, [input[0], weight[0], .. Windows.Slide(context, [.. input.Skip(2)], kernel)]);
    }
}
