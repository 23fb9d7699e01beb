using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators on grids of coordinates, and those that cut to a size.</summary>
internal static class Grids
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("GridSample", "T, U -> T", Sample, "align_corners:int=0 mode:string=linear padding_mode:string=zeros"),
        new("AffineGrid", "T, int64 -> T", Affine, "align_corners:int=0"),
        new("CenterCropPad", "T, index -> T", Crop, "axes:ints"),
    ];

    private static void Sample(InferenceContext context)
    {
        if (context.Shape(0) is { Count: > 2 } shape && context.Shape(1) is { } grid && grid.Count == shape.Count)
        {
            context.SetShape(0, [shape[0], shape[1], .. grid.Skip(1).SkipLast(1)]);
        }
    }

    private static void Affine(InferenceContext context)
    {
        if (Targets.Dimensions(context, 1) is { Length: > 2 } size)
        {
            context.SetShape(0, [size[0], .. size.Skip(2), Dim.Fixed(size.Length - 2)]);
        }
    }

    private static void Crop(InferenceContext context)
    {
        if (context.Shape(0) is { } shape)
        {
            int[] axes = context.Ints("axes") is { } given ? [.. given.Select(a => context.Axis(a, shape.Count))] : [.. Enumerable.Range(0, shape.Count)];
            Dim[]? target = Targets.Dimensions(context, 1);
            Dim[] result = [.. shape];
            for (int i = 0; i < axes.Length; i++)
            {
                result[axes[i]] = target?.Length == axes.Length ? target[i] : context.Math.Unknown();
            }

            context.SetShape(0, result);
        }
    }
}
