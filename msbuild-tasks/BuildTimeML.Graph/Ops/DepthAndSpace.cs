using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Channels made into blocks of pixels, and the reverse.</summary>
internal static class DepthAndSpace
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("DepthToSpace", "T -> T", ToSpace, "blocksize:int mode:string=DCR"),
        new("SpaceToDepth", "T -> T", ToDepth, "blocksize:int"),
    ];

    private static void ToSpace(InferenceContext context)
    {
        if (context.Shape(0) is [var batch, var channels, var height, var width] && Block(context) is { } block)
        {
            DimMath math = context.Math;
            context.SetShape(0, [batch, math.Floor(math.Floor(channels, block), block), math.Multiply(height, block), math.Multiply(width, block)]);
        }
    }

    private static void ToDepth(InferenceContext context)
    {
        if (context.Shape(0) is [var batch, var channels, var height, var width] && Block(context) is { } block)
        {
            DimMath math = context.Math;
            context.SetShape(0, [batch, math.Multiply(math.Multiply(channels, block), block), math.Floor(height, block), math.Floor(width, block)]);
        }
    }

    private static long? Block(InferenceContext context) => context.Int("blocksize") is > 0 and var block ? block : null;
}
