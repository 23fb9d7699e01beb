using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Indices made into rows with one element that differs.</summary>
internal static class OneHot
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("OneHot", "A, B, T -> T", Infer, "axis:int=-1")];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is { } indices)
        {
            int axis = context.Axis(context.Int("axis"), indices.Count + 1);
            Dim depth = context.Elements(1) is { Elements: [{ MayBeNegative: false } known] } ? known : context.Math.Unknown();
            context.SetShape(0, [.. indices.Take(axis), depth, .. indices.Skip(axis)]);
        }
    }
}
