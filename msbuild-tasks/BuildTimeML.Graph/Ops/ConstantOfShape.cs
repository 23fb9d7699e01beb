using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>One value in every place of a tensor whose shape is an input.</summary>
internal static class ConstantOfShape
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("ConstantOfShape", "int64 -> tensor", Infer, "value:tensor")];

    private static void Infer(InferenceContext context)
    {
        Tensor? value = context.Node.Attribute("value")?.Tensor;
        context.SetType(0, value?.ElementType ?? ElementType.Float32);
        Targets.SetShape(context, 0, input: 0);
        if (context.Constants(0) is { } shape && Targets.Count(shape) is { } count && Element(value) is { } element)
        {
            context.SetElements(0, new SymbolicTensor(value?.ElementType ?? ElementType.Float32, shape, [.. Enumerable.Repeat(element, count)]));
        }
    }

    private static Dim? Element(Tensor? value) => value is null ? Dim.Zero : SymbolicTensor.Of(value) is { Elements: [var element] } ? element : null;
}
