using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators that change the element type and keep the shape.</summary>
internal static class Casts
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("Cast", "T -> tensor", Cast, "to:int|string saturate:int=1 round_mode:string=up"),
        new("CastLike", "T, U -> U", c => Convert(c, c.Type(1)), "saturate:int=1 round_mode:string=up"),
        new("BitCast", "T -> tensor", c => c.Set(0, ValueFact.Tensor((ElementType)c.Int("to"), c.Shape(0))), "to:int"),
        new("QuantizeLinear", "T, U, V? -> tensor", Quantize, "axis:int=1 saturate:int=1 block_size:int=0 output_dtype:int=0 precision:int=0"),
        new("DequantizeLinear", "T, U, T? -> U", Dequantize, "axis:int=1 block_size:int=0 output_dtype:int=0"),
        new("DynamicQuantizeLinear", "float32 -> uint8, float32, uint8", Dynamic),
    ];

    private static void Cast(InferenceContext context)
    {
        if (context.Node.Attribute("to")?.Int is { } to)
        {
            Convert(context, (ElementType)to);
        }
    }

    private static void Convert(InferenceContext context, ElementType to)
    {
        context.Set(0, ValueFact.Tensor(to, context.Shape(0)));
        if (context.Elements(0) is { } elements && Keeps(elements, to))
        {
            context.SetElements(0, new SymbolicTensor(to, [.. elements.Dimensions], [.. elements.Elements]));
        }
    }

    private static bool Keeps(SymbolicTensor elements, ElementType to) => to switch
    {
        ElementType.Int64 or ElementType.Float64 => true,
        ElementType.Float32 => elements.Elements.All(e => e.Constant is null or (> -(1 << 24) and < (1 << 24))),
        ElementType.Int32 => elements.Elements.All(e => e.Constant is null or (>= int.MinValue and <= int.MaxValue)),
        ElementType.Bool => elements.Elements.All(e => e.Constant is 0 or 1),
        _ => false,
    };

    private static void Quantize(InferenceContext context)
    {
        var declared = (ElementType)context.Int("output_dtype");
        context.SetType(0, context.HasInput(2) ? context.Type(2) : declared != ElementType.Undefined ? declared : ElementType.UInt8);
        context.SetShape(0, context.Shape(0));
    }

    private static void Dequantize(InferenceContext context)
    {
        if ((ElementType)context.Int("output_dtype") is not ElementType.Undefined and var declared)
        {
            context.SetType(0, declared);
        }

        context.SetShape(0, context.Shape(0));
    }

    private static void Dynamic(InferenceContext context)
    {
        context.SetShape(0, context.Shape(0));
        context.SetShape(1, []);
        context.SetShape(2, []);
    }
}
