using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators on two tensors that are broadcast to a common shape.</summary>
internal static class BinaryElementwise
{
    private const string Legacy = "axis:int broadcast:int=0 consumed_inputs:ints";

    public static IReadOnlyList<Operator> Operators { get; } =
    [
        Arithmetic("Add", m => m.Add),
        Arithmetic("Sub", m => m.Subtract),
        Arithmetic("Mul", m => m.Multiply),
        new("Div", "T, T -> T", Divide, Legacy),
        new("Mod", "T, T -> T", c => Infer(c, (a, b) => a.Constant is >= 0 and var x && b.Constant is > 0 and var y ? Dim.Fixed(x % y) : c.Math.UnknownNumber()), "fmod:int=0"),
        new("Pow", "T, U -> T", Shape, Legacy),
        new("BitShift", "T, T -> T", Shape, "direction:string"),
        new("BitwiseAnd", "T, T -> T", Shape),
        new("BitwiseOr", "T, T -> T", Shape),
        new("BitwiseXor", "T, T -> T", Shape),
        new("StringConcat", "string, string -> string", Shape),
        new("SwiGLU", "T, T -> T", Shape, "alpha:float=1"),
        new("PRelu", "T, T -> T", UnaryElementwise.SameShape, "consumed_inputs:ints"),
        Logic("And", (a, b) => a.Constant == 0 || b.Constant == 0 ? false : (a.Constant, b.Constant) is ({ }, { }) ? true : null),
        Logic("Or", (a, b) => a.Constant is { } x && b.Constant is { } y ? x + y != 0 : a.Constant == 1 || b.Constant == 1 ? true : null),
        Logic("Xor", (a, b) => a.Constant is { } x && b.Constant is { } y ? x != y : null),
        Comparison("Equal", s => s == 0, "T, T -> bool"),
        Comparison("Greater", s => s > 0, "T, T -> bool"),
        Comparison("GreaterOrEqual", s => s >= 0, "T, T -> bool"),
        Comparison("Less", s => s < 0, "T, T -> bool"),
        Comparison("LessOrEqual", s => s <= 0, "T, T -> bool"),
    ];

    /// <summary>Operators before version 7 say with an attribute how the second input is broadcast: always to the first.</summary>
    public static void Shape(InferenceContext context) =>
        context.SetShape(0, context.Node.Domain.Length == 0 && context.Opset < 7 ? context.Shape(0) : Broadcast.Shapes(context, [0, 1]));

    private static Operator Arithmetic(string name, Func<DimMath, Func<Dim, Dim, Dim>> function) =>
        new(name, "T, T -> T", c => Infer(c, function(c.Math)), Legacy);

    private static Operator Logic(string name, Func<Dim, Dim, bool?> function) =>
        new(name, "bool, bool -> bool", c => Decide(c, function), Legacy);

    private static Operator Comparison(string name, Func<int, bool> holds, string signature) => new(name, signature, c => Decide(c, (a, b) =>
        Dim.Add(a, b, -1)?.Constant is { } difference ? holds(System.Math.Sign(difference)) : null), Legacy);

    // The elements that are followed are integers of the type's range: a result outside of it wraps around and is not followed.
    private static void Infer(InferenceContext context, Func<Dim, Dim, Dim> function)
    {
        Shape(context);
        if (Follows(context) && Broadcast.Elements(context.Elements(0), context.Elements(1), context.Type(0), function) is { } result && result.Elements.All(e => InRange(e, context.Type(0))))
        {
            context.SetElements(0, result);
        }
    }

    private static void Divide(InferenceContext context)
    {
        bool integers = context.Type(0) is ElementType.Int64 or ElementType.Int32;
        bool exact = true;
        SymbolicTensor? result = !Follows(context) ? null : Broadcast.Elements(context.Elements(0), context.Elements(1), context.Type(0), (a, b) =>
        {
            exact &= integers ? b.Constant != 0 : Dim.DivideExactly(a, b) is not null;
            return integers && b.Constant != 0 ? context.Math.Truncate(a, b) : Dim.DivideExactly(a, b) ?? Dim.Zero;
        });
        Shape(context);
        if (exact)
        {
            context.SetElements(0, result);
        }
    }

    private static void Decide(InferenceContext context, Func<Dim, Dim, bool?> function)
    {
        Shape(context);
        if (Follows(context))
        {
            context.SetElements(0, Broadcast.Elements(context.Elements(0), context.Elements(1), ElementType.Bool, (a, b) =>
                function(a, b) is { } known ? (known ? Dim.One : Dim.Zero) : context.Math.UnknownNumber()));
        }
    }

    private static bool Follows(InferenceContext context) => context.Opset >= 7;

    private static bool InRange(Dim dim, ElementType type) => type switch
    {
        ElementType.Int32 => dim.Constant is null or (>= int.MinValue and <= int.MaxValue),
        ElementType.UInt8 => dim.Constant is >= 0 and <= byte.MaxValue,
        _ => true,
    };
}
