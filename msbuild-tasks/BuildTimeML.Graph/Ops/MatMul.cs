using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Products of matrices, with any number of dimensions before them.</summary>
internal static class MatMul
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("MatMul", "T, T -> T", context => Infer(context, 0, 1)),
        new("MatMulInteger", "A, B, A?, B? -> int32", context => Infer(context, 0, 1)),
        new("QLinearMatMul", "A, F, A, B, F, B, F, C -> C", context => Infer(context, 0, 3)),
    ];

    public static void Infer(InferenceContext context, int left, int right)
    {
        if (context.Shape(left) is { } a && context.Shape(right) is { } b)
        {
            context.SetShape(0, Product(context, a, b, right));
        }
    }

    /// <exception cref="InferenceException">The shapes have no product.</exception>
    public static IReadOnlyList<Dim> Product(InferenceContext context, IReadOnlyList<Dim> a, IReadOnlyList<Dim> b, int right)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            throw context.Wrong(a.Count == 0 ? 0 : right, "a scalar is no factor of a product of matrices");
        }

        context.Same(a[^1], b[b.Count == 1 ? 0 : b.Count - 2], right, "the inner dimensions");
        IReadOnlyList<Dim> batch = Broadcast.Shapes(context, [.. a.SkipLast(2)], [.. b.SkipLast(2)], right);
        return [.. batch, .. a.Skip(a.Count - 2).SkipLast(1), .. b.Count == 1 ? [] : b.TakeLast(1)];
    }
}
