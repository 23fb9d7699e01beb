using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>A tensor cut along an axis.</summary>
internal static class Split
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Split", "T, tensor? -> T*", Infer, "axis:int=0 split:ints num_outputs:int")];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            return;
        }

        int axis = context.Axis(context.Int("axis"), shape.Count);
        IReadOnlyList<long>? sizes = context.IntsOrInput("split", 1, out bool missing);
        if (sizes is not null && sizes.Count != context.OutputCount)
        {
            throw context.Wrong(0, $"it is cut into {sizes.Count} parts for {context.OutputCount} outputs");
        }

        if (sizes is not null && shape[axis].Constant is { } whole && sizes.Sum() != whole)
        {
            throw context.Wrong(0, $"parts of [{string.Join(", ", sizes)}] do not make the {whole} of dimension {axis}");
        }

        for (int i = 0; i < context.OutputCount; i++)
        {
            Dim part = sizes is not null ? Dim.Fixed(sizes[i]) : missing ? Equal(context, shape[axis], i) : context.Math.Unknown();
            context.SetShape(i, shape.Select((d, a) => a == axis ? part : d));
        }

        Follow(context, sizes);
    }

    // All parts are as long as the first but the last, which may be shorter.
    private static Dim Equal(InferenceContext context, Dim whole, int index)
    {
        long count = context.Has("num_outputs") ? context.Int("num_outputs") : context.OutputCount;
        if (count < 1)
        {
            throw context.Wrong(0, $"it is cut into {count} parts");
        }

        Dim part = context.Math.Ceiling(whole, count);
        return index < count - 1 ? part : context.Math.Subtract(whole, context.Math.Multiply(part, count - 1));
    }

    private static void Follow(InferenceContext context, IReadOnlyList<long>? sizes)
    {
        if (context.Elements(0) is not { Dimensions.Count: 1 } list)
        {
            return;
        }

        int start = 0;
        for (int i = 0; i < context.OutputCount; i++)
        {
            if (context.Outputs[i]?.Shape is not [{ Constant: >= 0 and var length }] || length > list.Elements.Count - start)
            {
                return;
            }

            context.SetElements(i, new SymbolicTensor(list.ElementType, [length], [.. list.Elements.Skip(start).Take((int)length)]));
            start += (int)length;
        }
    }
}
