using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>A tensor with elements added, or taken away, at the ends of its axes.</summary>
internal static class Pad
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Pad", "T, int64?, T?, index? -> T", Infer, "mode:string=constant paddings:ints value:float=0 pads:ints")];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            return;
        }

        IReadOnlyList<Dim>? pads = (context.Ints("pads") ?? context.Ints("paddings"))?.Select(Dim.Fixed).ToArray() ?? context.Elements(1)?.Elements;
        long[]? axes = context.HasInput(3) ? context.Constants(3) : [.. Enumerable.Range(0, shape.Count).Select(i => (long)i)];
        if (pads is null || axes is null)
        {
            context.SetRank(0, shape.Count);
            return;
        }

        if (pads.Count != 2 * axes.Length)
        {
            throw context.Wrong(1, $"it has {pads.Count} elements for {axes.Length} axes");
        }

        Dim[] result = [.. shape];
        for (int i = 0; i < axes.Length; i++)
        {
            int axis = context.Axis(axes[i], shape.Count);
            result[axis] = context.Math.Add(shape[axis], context.Math.Add(pads[i], pads[i + axes.Length]));
        }

        context.SetShape(0, result);
    }
}
