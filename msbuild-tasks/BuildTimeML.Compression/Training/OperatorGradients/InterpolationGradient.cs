using System.Globalization;
using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Linear interpolation is a product with a matrix along each axis, and its gradient one with that matrix transposed.</summary>
internal static class InterpolationGradient
{
    /// <exception cref="NoGradientException">The sizes are not fixed, or it does more than interpolate.</exception>
    public static Value Of(GradientContext context)
    {
        IReadOnlyList<Dim> input = context.ShapeOf(context.Input(0));
        IReadOnlyList<Dim> output = context.ShapeOf(context.Output);
        if (context.Int("antialias") != 0)
        {
            throw context.Refuse("it takes the mean of all elements that one stands for");
        }

        double[] scales = Scales(context, input, output);
        Value gradient = context.Gradient;
        for (int axis = 0; axis < scales.Length; axis++)
        {
            if (scales[axis] != 1)
            {
                gradient = Along(context, gradient, axis, input[axis].Constant!.Value, output[axis].Constant!.Value, scales[axis]);
            }
        }

        return gradient;
    }

    private static Value Along(GradientContext context, Value gradient, int axis, long from, long to, double scale)
    {
        GraphEmitter emit = context.Emit;
        string transformation = context.Text("coordinate_transformation_mode");
        float[] elements = InterpolationMatrix.Of(from, to, scale, transformation) ?? throw context.Refuse($"its coordinate_transformation_mode is '{transformation}'");
        Value matrix = emit.Shared(
            string.Create(CultureInfo.InvariantCulture, $"interpolation {from} {to} {scale:R} {transformation}"), () => Tensor.Of(ElementType.Float32, [to, from], elements));
        int rank = context.RankOf(gradient);
        long[] swap = [.. Enumerable.Range(0, rank).Select(i => i == axis ? rank - 1L : i == rank - 1 ? axis : i)];
        return emit.Transpose(emit.MatMul(emit.Transpose(gradient, swap), matrix), swap);
    }

    // Of all axes: those that stay as they are have 1.
    private static double[] Scales(GradientContext context, IReadOnlyList<Dim> input, IReadOnlyList<Dim> output)
    {
        double[] scales = [.. input.Select((d, i) => d.Equals(output[i]) ? 1
            : d.Constant is { } from && output[i].Constant is { } to ? (double)to / from
            : throw context.Refuse($"dimension {i} is not fixed"))];
        bool hasSizes = context.Has(3) && context.Constants(3) is not { Length: 0 };
        if (hasSizes && context.Text("keep_aspect_ratio_policy") is not ("" or "stretch"))
        {
            throw context.Refuse("it keeps the ratio of its axes");
        }

        if (!hasSizes)
        {
            // They say more than the sizes, which are rounded.
            float[] given = context.Constant(2)?.Elements<float>().ToArray() ?? throw context.Refuse("its scales are not constant");
            long[] axes = [.. context.Node.Attribute("axes")?.Ints ?? [.. Enumerable.Range(0, input.Count).Select(i => (long)i)]];
            for (int i = 0; i < axes.Length; i++)
            {
                scales[GradientContext.Axis(axes[i], input.Count)] = given[i];
            }
        }

        return scales;
    }
}
