using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Columns of blocks put together to an image.</summary>
internal static class Columns
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Col2Im", "T, int64, int64 -> T", Infer, "dilations:ints pads:ints strides:ints")];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is [var batch, var columns, _] && Targets.Dimensions(context, 1) is { } image)
        {
            Dim channels = context.Elements(2) is { } block ? context.Math.Floor(columns, context.Math.Product(block.Elements)) : context.Math.Unknown();
            context.SetShape(0, [batch, channels, .. image]);
        }
    }
}
