using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient of a convolution by its weights: for each place of the window, the product of what it saw and the output's gradient.</summary>
internal static class ConvWeightGradient
{
    public static Value Emit(GradientContext context, ConvLayer layer)
    {
        GraphEmitter emit = context.Emit;
        ConvGeometry geometry = layer.Geometry;
        IReadOnlyList<Dim> output = context.ShapeOf(context.Output);
        if (output.Skip(2).Any(d => d.Constant is null))
        {
            throw context.Refuse($"a spatial dimension of '{context.Output}' is not fixed");
        }

        long positions = output.Skip(2).Aggregate(1L, (p, d) => p * d.Constant!.Value);
        long[] spatial = [.. output.Skip(2).Select(d => d.Constant!.Value)];
        Value padded = Padded(emit, layer);
        Value gradient = emit.Reshape(context.Gradient, Batch(output), layer.Groups, layer.OutputChannels / layer.Groups, positions);
        var taps = new List<Value>();
        foreach (long[] tap in geometry.Taps())
        {
            Value seen = emit.Reshape(Seen(emit, padded, geometry, tap, spatial), Batch(output), layer.Groups, layer.GroupInputs, positions);
            taps.Add(emit.ReduceSum(emit.MatMul(gradient, emit.TransposeMatrix(seen)), [0]));
        }

        // [taps, groups, outputs, inputs] to [groups * outputs, inputs, taps].
        Value all = taps.Count == 1 ? taps[0] : emit.Emit("Concat", taps, NodeAttribute.Of("axis", 0));
        return emit.Reshape(emit.Transpose(all, 1, 2, 3, 0), layer.WeightShape);
    }

    private static long Batch(IReadOnlyList<Dim> shape) => shape[0].Constant ?? -1;

    private static Value Padded(GraphEmitter emit, ConvLayer layer)
    {
        long[] pads = layer.Geometry.Pads;
        int rank = layer.Geometry.Rank;
        return pads.All(p => p == 0) ? layer.Input : emit.Emit("Pad", [layer.Input, emit.Ints([0, 0, .. pads.Take(rank), 0, 0, .. pads.Skip(rank)])]);
    }

    private static Value Seen(GraphEmitter emit, Value padded, ConvGeometry geometry, long[] tap, long[] spatial)
    {
        long[] starts = [.. tap.Select((t, axis) => t * geometry.Dilations[axis])];
        long[] ends = [.. starts.Select((s, axis) => s + ((spatial[axis] - 1) * geometry.Strides[axis]) + 1)];
        return emit.Emit("Slice", [padded, emit.Ints(starts), emit.Ints(ends), emit.Ints([.. starts.Select((_, axis) => axis + 2L)]), emit.Ints(geometry.Strides)]);
    }
}
