using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>A product of two matrices, and a third one added.</summary>
internal static class Gemm
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Gemm", "T, T, T? -> T", Infer, "alpha:float=1 beta:float=1 broadcast:int=0 transA:int=0 transB:int=0")];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is { Count: not 2 } || context.Shape(1) is { Count: not 2 })
        {
            throw context.Wrong(context.Shape(0) is { Count: not 2 } ? 0 : 1, "it is not a matrix");
        }

        Dim[]? a = Matrix(context.Shape(0), context.Int("transA"));
        Dim[]? b = Matrix(context.Shape(1), context.Int("transB"));
        if (a is not null && b is not null)
        {
            context.Same(a[1], b[0], 1, "the inner dimensions");
        }

        context.SetShape(0, [a?[0] ?? context.Math.Unknown(), b?[1] ?? context.Math.Unknown()]);
    }

    private static Dim[]? Matrix(IReadOnlyList<Dim>? shape, long transposed) =>
        shape is null ? null : transposed != 0 ? [shape[1], shape[0]] : [shape[0], shape[1]];
}
