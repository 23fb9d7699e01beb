using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators whose first output has the shape of the first input.</summary>
internal static class UnaryElementwise
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        .. Plain("Abs Acos Acosh Asin Asinh Atan Atanh BitwiseNot Ceil Cos Cosh Erf Exp Floor HardSwish Identity Log Mish Reciprocal Relu Round Sigmoid Sign Sin Sinh Softplus Softsign Sqrt Tan Tanh", "consumed_inputs:ints"),
        new("Neg", "T -> T", Negate, "consumed_inputs:ints"),
        new("Not", "bool -> bool", SameShape),
        new("IsNaN", "T -> bool", SameShape),
        new("IsInf", "T -> bool", SameShape, "detect_negative:int=1 detect_positive:int=1"),
        .. Plain("Celu Elu ThresholdedRelu Swish", "alpha:float=1 consumed_inputs:ints"),
        .. Plain("LeakyRelu", "alpha:float=0.01 consumed_inputs:ints"),
        .. Plain("HardSigmoid", "alpha:float=0.2 beta:float=0.5 consumed_inputs:ints"),
        .. Plain("Selu", "alpha:float=1.67326 gamma:float=1.0507 consumed_inputs:ints"),
        .. Plain("Gelu", "approximate:string=none"),
        .. Plain("Shrink", "bias:float=0 lambd:float=0.5"),
        .. Plain("Softmax LogSoftmax Hardmax", "axis:int"),
        .. Plain("LpNormalization", "axis:int=-1 p:int=2"),
        .. Plain("LRN", "alpha:float=0.0001 beta:float=0.75 bias:float=1 size:int"),
        .. Plain("MeanVarianceNormalization", "axes:ints"),
        new("Clip", "T, T?, T? -> T", SameShape, "consumed_inputs:ints max:float min:float"),
        new("CumSum", "T, index -> T", SameShape, "exclusive:int=0 reverse:int=0"),
        new("CumProd", "T, index -> T", SameShape, "exclusive:int=0 reverse:int=0"),
        new("Trilu", "T, int64? -> T", SameShape, "upper:int=1"),
        new("ReverseSequence", "T, int64 -> T", SameShape, "batch_axis:int=1 time_axis:int=0"),
        new("Dropout", "T, T1?, bool? -> T, tensor?", Dropout, "consumed_inputs:ints is_test:int=0 ratio:float=0.5 seed:int"),
    ];

    /// <summary>The first output is like the first input in shape.</summary>
    public static void SameShape(InferenceContext context) => context.SetShape(0, context.Shape(0));

    private static IEnumerable<Operator> Plain(string names, string attributes) => names.Split(' ').Select(name => name == "Identity"
        ? new Operator(name, "any -> any", Identity)
        : new Operator(name, "T -> T", Rounds(name) ? Rounded : SameShape, attributes));

    private static bool Rounds(string name) => name is "Floor" or "Ceil" or "Round";

    private static void Identity(InferenceContext context) => context.Set(0, context.Input(0));

    // Elements that are followed are integers, which rounding leaves as they are.
    private static void Rounded(InferenceContext context)
    {
        SameShape(context);
        context.SetElements(0, context.Elements(0));
    }

    private static void Negate(InferenceContext context)
    {
        SameShape(context);
        if (context.Elements(0) is { } elements)
        {
            context.SetElements(0, new SymbolicTensor(elements.ElementType, [.. elements.Dimensions], [.. elements.Elements.Select(e => context.Math.Subtract(Dim.Zero, e))]));
        }
    }

    private static void Dropout(InferenceContext context)
    {
        SameShape(context);
        context.SetType(1, context.Opset < 10 ? context.Type(0) : Ir.ElementType.Bool);
        context.SetShape(1, context.Shape(0));
    }
}
