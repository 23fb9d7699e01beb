using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Tensors one after the other along an axis.</summary>
internal static class Concat
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Concat", "T* -> T", Infer, "axis:int=1")];

    private static void Infer(InferenceContext context)
    {
        int[] inputs = [.. Enumerable.Range(0, context.InputCount)];
        if (inputs.Select(context.Shape).FirstOrDefault(s => s is not null) is not { } first)
        {
            return;
        }

        int axis = context.Axis(context.Int("axis"), first.Count);
        Dim[] result = [.. first];
        result[axis] = Dim.Zero;
        foreach (int input in inputs)
        {
            IReadOnlyList<Dim>? shape = context.Shape(input);
            if (shape is not null && shape.Count != first.Count)
            {
                throw context.Wrong(input, $"it has {shape.Count} dimensions and another input {first.Count}");
            }

            for (int i = 0; i < result.Length; i++)
            {
                result[i] = i == axis ? context.Math.Add(result[i], shape?[i] ?? context.Math.Unknown())
                    : shape is null ? result[i]
                    : context.Same(result[i], shape[i], input, $"dimension {i}");
            }
        }

        context.SetShape(0, result);
        if (first.Count == 1 && Array.TrueForAll(inputs, i => context.Elements(i) is not null))
        {
            Dim[] elements = [.. inputs.SelectMany(i => context.Elements(i)!.Elements)];
            context.SetElements(0, new SymbolicTensor(context.Type(0), [elements.Length], elements));
        }
    }
}
