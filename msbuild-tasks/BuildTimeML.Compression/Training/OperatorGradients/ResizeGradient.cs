using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Where elements are repeated a whole number of times, their gradients are summed up; where they are interpolated, see <see cref="InterpolationGradient"/>.</summary>
internal sealed class ResizeGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Resize"];

    public void Append(GradientContext context) =>
        context.Give(0, () => context.Text("mode") == "linear" ? InterpolationGradient.Of(context) : Repeated(context));

    private static Value Repeated(GradientContext context)
    {
        IReadOnlyList<Dim> input = context.ShapeOf(context.Input(0));
        IReadOnlyList<Dim> output = context.ShapeOf(context.Output);
        if (!Repeats(context))
        {
            throw context.Refuse("it does more than repeating each element a fixed number of times");
        }

        long[] times = [.. input.Select((d, i) => d.Equals(output[i]) ? 1
            : d.Constant is { } from and > 0 && output[i].Constant is { } to && to % from == 0 ? to / from
            : throw context.Refuse("how often it repeats elements is not a whole number that is known"))];
        if (context.Has(2) && context.Constants(2) is not { Length: 0 } and { } scales && !scales.SequenceEqual(times))
        {
            throw context.Refuse("its scales are not whole numbers");
        }

        Value apart = context.Emit.Reshape(context.Gradient, [.. input.SelectMany((d, i) => (long[])[d.Constant ?? -1, times[i]])]);
        return context.Emit.ReduceSum(apart, [.. input.Select((_, i) => (2L * i) + 1)], keepDims: false);
    }

    private static bool Repeats(GradientContext context) =>
        context.Text("mode") is "nearest" or "" && (context.Has(3) || context.Constants(2) is not null) && (context.Text("coordinate_transformation_mode"), context.Text("nearest_mode")) is
            ("asymmetric", "floor") or ("half_pixel" or "", "round_prefer_floor" or "round_prefer_ceil" or "");
}
