using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Another shape for the same elements.</summary>
internal static class Reshape
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Reshape", "T, int64? -> T", Infer, "consumed_inputs:ints shape:ints allowzero:int=0")];

    private static void Infer(InferenceContext context)
    {
        IReadOnlyList<Dim>? target = context.Ints("shape")?.Select(Dim.Fixed).ToArray() ?? context.Elements(1)?.Elements;
        if (target is null)
        {
            context.SetShape(0, Targets.Dimensions(context, 1));
            return;
        }

        Dim[] shape = [.. target.Select((d, i) => Dimension(context, d, i))];
        int[] open = [.. Enumerable.Range(0, shape.Length).Where(i => target[i].Constant == -1)];
        if (open.Length > 1)
        {
            throw context.Wrong(1, "more than one dimension of the shape is -1");
        }

        if (open is [var at])
        {
            shape[at] = Rest(context, shape.Where((_, i) => i != at));
        }

        Check(context, shape);
        context.SetShape(0, shape);
        if (context.Elements(0) is { } elements && shape.All(d => d.Constant is not null) && Targets.Count(shape.Select(d => d.Constant!.Value)) == elements.Elements.Count)
        {
            context.SetElements(0, new SymbolicTensor(elements.ElementType, [.. shape.Select(d => d.Constant!.Value)], [.. elements.Elements]));
        }
    }

    // What is not known might be 0 or -1 and mean another dimension.
    private static Dim Dimension(InferenceContext context, Dim target, int index)
    {
        if (target.Constant == 0 && context.Int("allowzero") == 0)
        {
            return context.Shape(0) is not { } shape ? context.Math.Unknown()
                : index < shape.Count ? shape[index]
                : throw context.Wrong(1, $"dimension {index} of the shape is 0, and '{context.Node.Input(0)}' has only {shape.Count} dimensions");
        }

        return target.Constant < -1 ? throw context.Wrong(1, $"dimension {index} of the shape is {target}")
            : target.MayBeNegative ? context.Math.Unknown()
            : target;
    }

    private static Dim Rest(InferenceContext context, IEnumerable<Dim> others)
    {
        if (context.Shape(0) is not { } shape)
        {
            return context.Math.Unknown();
        }

        // Factors that both have go first: what is left may be unknown only in part.
        List<Dim> all = [.. shape];
        Dim[] rest = [.. others.Where(d => !all.Remove(d))];
        Dim divisor = context.Math.Product(rest);
        Dim elements = context.Math.Product(all);
        return divisor.Constant == 0 ? context.Math.Unknown()
            : elements.Constant is { } n && divisor.Constant is { } by && n % by != 0
                ? throw context.Wrong(0, $"its {n} elements cannot be divided by {by}")
            : context.Math.Floor(elements, divisor);
    }

    private static void Check(InferenceContext context, Dim[] shape)
    {
        if (context.Shape(0) is { } from && context.Math.Product(from).Constant is { } before && context.Math.Product(shape).Constant is { } after && before != after)
        {
            throw context.Wrong(0, $"its {before} elements do not fill the shape [{string.Join(", ", shape.AsEnumerable())}]");
        }
    }
}
