using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Operators that sum up regions of images.</summary>
internal static class RegionPooling
{
    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("RoiAlign", "T, T, int64 -> T", Align, "mode:string=avg output_height:int=1 output_width:int=1 sampling_ratio:int=0 spatial_scale:float=1 coordinate_transformation_mode:string=half_pixel"),
        new("MaxRoiPool", "T, T -> T", Pool, "pooled_shape:ints spatial_scale:float=1"),
    ];

    private static void Align(InferenceContext context) => Set(context, [Dim.Fixed(context.Int("output_height")), Dim.Fixed(context.Int("output_width"))]);

    private static void Pool(InferenceContext context)
    {
        if (context.Ints("pooled_shape") is { } pooled)
        {
            Set(context, [.. pooled.Select(Dim.Fixed)]);
        }
    }

    private static void Set(InferenceContext context, Dim[] spatial) => context.SetShape(0,
        [context.Shape(1) is { Count: > 0 } regions ? regions[0] : context.Math.Unknown(), context.Shape(0) is { Count: > 1 } shape ? shape[1] : context.Math.Unknown(), .. spatial]);
}
