using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Elements of one tensor or of another.</summary>
internal static class Where
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Where", "bool, T, T -> T", Infer)];

    private static void Infer(InferenceContext context)
    {
        context.SetShape(0, Broadcast.Shapes(context, [0, 1, 2]));
        ElementType type = context.Type(1);
        SymbolicTensor? kept = Broadcast.Elements(context.Elements(0), context.Elements(1), type, (c, x) => Choose(context.Math, c, x, keep: true));
        SymbolicTensor? other = Broadcast.Elements(context.Elements(0), context.Elements(2), type, (c, y) => Choose(context.Math, c, y, keep: false));
        context.SetElements(0, Broadcast.Elements(kept, other, type, context.Math.Add));
    }

    // The element where it is the one to take, 0 where it is not.
    private static Dim Choose(DimMath math, Dim condition, Dim element, bool keep) => condition.Constant is not { } holds ? math.UnknownNumber()
        : holds != 0 == keep ? element
        : Dim.Zero;
}
