using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>Tensors made larger or smaller along their axes.</summary>
internal static class Resize
{
    private const string Attributes = "mode:string=nearest coordinate_transformation_mode:string=half_pixel cubic_coeff_a:float=-0.75 exclude_outside:int=0 extrapolation_value:float=0 " +
        "nearest_mode:string=round_prefer_floor antialias:int=0 axes:ints keep_aspect_ratio_policy:string=stretch";

    public static IReadOnlyList<Operator> Operators { get; } =
    [
        new("Resize", "T, tensor?, float32?, int64? -> T", Infer, Attributes),
        new("Upsample", "T, float32? -> T", Upsample, "height_scale:float mode:string=nearest width_scale:float scales:floats"),
    ];

    private static void Infer(InferenceContext context)
    {
        if (context.Shape(0) is not { } shape)
        {
            return;
        }

        int[] axes = context.Ints("axes") is { } given ? [.. given.Select(a => context.Axis(a, shape.Count))] : [.. Enumerable.Range(0, shape.Count)];
        int scalesInput = context.Opset < 11 ? 1 : 2;
        Dim[] result = [.. shape];
        if (context.HasInput(3) && context.Shape(3) is not [{ Constant: 0 }])
        {
            IReadOnlyList<Dim>? sizes = context.Text("keep_aspect_ratio_policy") == "stretch" ? context.Elements(3)?.Elements : null;
            for (int i = 0; i < axes.Length; i++)
            {
                result[axes[i]] = sizes?.Count == axes.Length && !sizes[i].MayBeNegative ? sizes[i] : context.Math.Unknown();
            }

            KeepAspect(context, shape, axes, result);
        }
        else
        {
            Scale(context, Scales(context.Constant(scalesInput)), axes, result);
        }

        context.SetShape(0, result);
    }

    // The scale that both axes share is the smallest or the largest of those that the sizes ask for.
    private static void KeepAspect(InferenceContext context, IReadOnlyList<Dim> shape, int[] axes, Dim[] result)
    {
        string policy = context.Text("keep_aspect_ratio_policy");
        if (policy == "stretch" || context.Constants(3) is not { } sizes || sizes.Length != axes.Length || !Array.TrueForAll(axes, a => shape[a].Constant > 0))
        {
            return;
        }

        IEnumerable<double> scales = axes.Select((a, i) => (double)sizes[i] / shape[a].Constant!.Value);
        double scale = policy == "not_larger" ? scales.Min() : scales.Max();
        foreach (int axis in axes)
        {
            result[axis] = Rounded(System.Math.Round(scale * shape[axis].Constant!.Value, MidpointRounding.AwayFromZero)) ?? context.Math.Unknown();
        }
    }

    private static void Upsample(InferenceContext context)
    {
        if (context.Shape(0) is { } shape)
        {
            Dim[] result = [.. shape];
            float[]? scales = context.Node.Attribute("scales")?.Floats?.ToArray()
                ?? (context.Node.Attribute("height_scale")?.Float is { } height && context.Node.Attribute("width_scale")?.Float is { } width ? [1, 1, height, width] : null);
            Scale(context, scales ?? Scales(context.Constant(1)), [.. Enumerable.Range(0, shape.Count)], result);
            context.SetShape(0, result);
        }
    }

    private static float[]? Scales(Tensor? tensor) => tensor is { ElementType: ElementType.Float32, Rank: 1, ElementCount: <= SymbolicTensor.MaximumElements } ? tensor.Elements<float>().ToArray() : null;

    private static void Scale(InferenceContext context, float[]? scales, int[] axes, Dim[] result)
    {
        for (int i = 0; i < axes.Length; i++)
        {
            result[axes[i]] = scales is null || scales.Length != axes.Length ? context.Math.Unknown() : Scale(context, result[axes[i]], scales[i]);
        }
    }

    private static Dim Scale(InferenceContext context, Dim size, float scale) =>
        scale == 1 ? size
        : size.Constant is { } number ? Rounded(System.Math.Floor((float)number * scale)) ?? context.Math.Unknown()
        : scale is > 0 and < int.MaxValue && scale == MathF.Truncate(scale) ? context.Math.Multiply(size, (long)scale)
        : context.Math.Unknown();

    private static Dim? Rounded(double size) => size is >= 0 and < 1e15 ? Dim.Fixed((long)size) : null;
}
