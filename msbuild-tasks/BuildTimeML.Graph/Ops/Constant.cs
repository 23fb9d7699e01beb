using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>A constant, in one of the forms that it may be written in.</summary>
internal static class Constant
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("Constant", " -> tensor", Infer, "value:tensor sparse_value:sparsetensor value_float:float value_floats:floats value_int:int value_ints:ints value_string:string value_strings:strings"),
    ];

    private static void Infer(InferenceContext context)
    {
        if (context.Node.Attribute("value")?.Tensor is { } tensor)
        {
            context.Set(0, GraphInference.Of(tensor));
        }
        else if (context.Node.Attribute("sparse_value")?.SparseTensor is { } sparse)
        {
            context.Set(0, GraphInference.Of(sparse));
        }
        else if (context.Node.Attribute("value_int")?.Int is { } number)
        {
            context.SetElements(0, SymbolicTensor.Scalar(Dim.Fixed(number)));
        }
        else if (context.Ints("value_ints") is { } numbers)
        {
            context.Set(0, ValueFact.Tensor(ElementType.Int64, [Dim.Fixed(numbers.Count)]));
            context.SetElements(0, SymbolicTensor.List(numbers.Select(Dim.Fixed)));
        }
        else if (context.Node.Attributes is [var only] && Type(only.Kind) is { } type)
        {
            context.Set(0, ValueFact.Tensor(type, (only.Floats?.Count ?? only.Strings?.Count) is { } length ? [Dim.Fixed(length)] : []));
        }
    }

    private static ElementType? Type(AttributeKind kind) => kind switch
    {
        AttributeKind.Float or AttributeKind.Floats => ElementType.Float32,
        AttributeKind.String or AttributeKind.Strings => ElementType.String,
        _ => null,
    };
}
