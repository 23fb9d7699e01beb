using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>A matrix of the dimensions before an axis and those from it on.</summary>
internal static class Flatten
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Flatten", "T -> T", Infer, "axis:int=1")];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            context.SetRank(0, 2);
            return;
        }

        long axis = context.Int("axis");
        int at = axis == shape.Count ? shape.Count : context.Axis(axis, shape.Count);
        context.SetShape(0, [context.Math.Product(shape.Take(at)), context.Math.Product(shape.Skip(at))]);
    }
}
