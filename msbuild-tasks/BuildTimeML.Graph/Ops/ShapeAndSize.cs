using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>The shape of a tensor, and how many elements it has: where values that are dimensions begin.</summary>
internal static class ShapeAndSize
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("Shape", "tensor -> int64", Shape, "end:int start:int=0"),
        new("Size", "tensor -> int64", Size),
    ];

    private static void Shape(InferenceContext context)
    {
        if (context.Shape(0) is { } shape)
        {
            int start = Bound(context.Int("start"), shape.Count);
            int end = context.Has("end") ? Bound(context.Int("end"), shape.Count) : shape.Count;
            context.SetElements(0, SymbolicTensor.List(shape.Take(end).Skip(start)));
        }
        else
        {
            context.SetRank(0, 1);
        }
    }

    private static void Size(InferenceContext context)
    {
        context.SetShape(0, []);
        if (context.Shape(0) is { } shape)
        {
            context.SetElements(0, SymbolicTensor.Scalar(context.Math.Product(shape)));
        }
    }

    private static int Bound(long position, int rank) => (int)System.Math.Clamp(position < 0 ? position + rank : position, 0, rank);
}
