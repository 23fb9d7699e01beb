using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators that ONNX Runtime has beside the standard.</summary>
internal static class Microsoft
{
    private const string Domain = "com.microsoft";

    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("DynamicQuantizeMatMul", "T, B, T, B?, T? -> T", context => MatMul.Infer(context, 0, 1), domain: Domain),
        new("MatMulIntegerToFloat", "A, B, T, T, A?, B?, T? -> T", context => MatMul.Infer(context, 0, 1), domain: Domain),
        new("MatMulNBits", "T, B, T, tensor?, int32?, T? -> T", MatMulBits, "K:int N:int accuracy_level:int=0 bits:int=4 block_size:int", Domain),
        new("GatherBlockQuantized", "B, index, T, B? -> T", GatherBlocks, "gather_axis:int=0 quantize_axis:int=1 bits:int=4 block_size:int=128", Domain),
        new("DequantizeLinear", "T, U, T? -> U", UnaryElementwise.SameShape, "axis:int=1 block_size:int=0", Domain),
        new("QuantizeLinear", "T, T, U? -> U", UnaryElementwise.SameShape, "axis:int=1 block_size:int=0", Domain),
        new("Gelu", "T -> T", UnaryElementwise.SameShape, domain: Domain),
        new("FastGelu", "T, T? -> T", UnaryElementwise.SameShape, domain: Domain),
        new("BiasGelu", "T, T -> T", UnaryElementwise.SameShape, domain: Domain),
        new("QuickGelu", "T -> T", UnaryElementwise.SameShape, "alpha:float=1.702", Domain),
        new("QLinearAdd", "T, float32, T?, T, float32, T?, float32, T? -> T", context => context.SetShape(0, Broadcast.Shapes(context, [0, 3])), domain: Domain),
        new("QLinearMul", "T, float32, T?, T, float32, T?, float32, T? -> T", context => context.SetShape(0, Broadcast.Shapes(context, [0, 3])), domain: Domain),
        new("QLinearSigmoid", "T, float32, T?, float32, T? -> T", UnaryElementwise.SameShape, domain: Domain),
        new("QLinearLeakyRelu", "T, float32, T?, float32, T? -> T", UnaryElementwise.SameShape, "alpha:float=0.01", Domain),
        new("QLinearSoftmax", "T, float32, T?, float32, T -> T", UnaryElementwise.SameShape, "axis:int=-1 opset:int", Domain),
    ];

    private static void MatMulBits(InferenceContext context)
    {
        if (context.Shape(0) is { Count: > 0 } shape)
        {
            context.SetShape(0, [.. shape.SkipLast(1), Dim.Fixed(context.Int("N"))]);
        }
    }

    // Where the codes are packed in bytes, a byte of the last axis stands for several elements.
    private static void GatherBlocks(InferenceContext context)
    {
        if (context.Shape(0) is not { Count: > 0 } shape || context.Shape(1) is not { } indices)
        {
            return;
        }

        int axis = context.Axis(context.Int("gather_axis"), shape.Count);
        Dim[] entry = [.. shape];
        if (context.Type(0) == ElementType.UInt8)
        {
            entry[^1] = context.Math.Multiply(entry[^1], 8 / context.Int("bits"));
        }

        context.SetShape(0, [.. entry.Take(axis), .. indices, .. entry.Skip(axis + 1)]);
    }
}
