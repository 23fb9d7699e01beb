using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The axes that a reduction sums up: an attribute at first, an input later.</summary>
internal static class ReducedAxes
{
    /// <summary>Counted from the front.</summary>
    /// <exception cref="NoGradientException">They are not constant.</exception>
    public static IReadOnlyList<long> Of(GradientContext context)
    {
        int rank = context.RankOf(context.Input(0));
        IReadOnlyList<long>? axes = context.Node.Attribute("axes")?.Ints ?? (context.Has(1) ? context.Constants(1) ?? throw context.Refuse("its axes are not constant") : []);
        return axes.Count > 0 ? [.. axes.Select(a => GradientContext.Axis(a, rank))]
            : context.Int("noop_with_empty_axes") != 0 ? []
            : [.. Enumerable.Range(0, rank).Select(i => (long)i)];
    }

    /// <summary>The gradient of the output with a 1 in the place of each axis that was summed up.</summary>
    public static Value Kept(GradientContext context, Value gradient)
    {
        IReadOnlyList<long> axes = Of(context);
        return axes.Count == 0 || context.Int("keepdims") != 0 ? gradient : context.Emit.Emit("Unsqueeze", [gradient, context.Emit.Ints(axes)]);
    }
}
