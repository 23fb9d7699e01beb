using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>
/// The gradient of a convolution by its weights: for each place of the window, the product of what it saw and the output's gradient,
/// as one product of matrices for each sample. For one channel at a time that is a sum, which is cheaper taken as such.
/// </summary>
internal static class ConvWeightGradient
{
    public static Value Emit(GradientContext context, ConvLayer layer, Value outputGradient)
    {
        GraphEmitter emit = context.Emit;
        ConvGeometry geometry = layer.Geometry;
        long[] spatial = context.FixedSpatial(outputGradient);
        Value padded = Padded(emit, layer);
        if (layer.IsDepthwise)
        {
            Value[] sums = [.. geometry.Taps().Select(tap => OfChannels(emit, Seen(emit, padded, geometry, tap, spatial), outputGradient, spatial.Length))];
            return emit.Reshape(sums.Length == 1 ? sums[0] : emit.Emit("Concat", sums, NodeAttribute.Of("axis", 1)), layer.WeightShape);
        }

        Value gradient = emit.Reshape(outputGradient, 0, layer.Groups, layer.OutputChannels / layer.Groups, -1);
        var taps = new List<Value>();
        foreach (long[] tap in geometry.Taps())
        {
            Value seen = emit.Reshape(Seen(emit, padded, geometry, tap, spatial), 0, layer.Groups, layer.GroupInputs, -1);
            taps.Add(emit.ReduceSum(emit.MatMul(gradient, emit.TransposeMatrix(seen)), [0]));
        }

        // [taps, groups, outputs, inputs] to [groups * outputs, inputs, taps].
        Value all = taps.Count == 1 ? taps[0] : emit.Emit("Concat", taps, NodeAttribute.Of("axis", 0));
        return emit.Reshape(emit.Transpose(all, 1, 2, 3, 0), layer.WeightShape);
    }

    // [channels, 1].
    private static Value OfChannels(GraphEmitter emit, Value seen, Value gradient, int rank) =>
        emit.Reshape(emit.ReduceSum(emit.Mul(seen, gradient), [0, .. Enumerable.Range(2, rank).Select(i => (long)i)], keepDims: false), -1, 1);

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
        return geometry.IsPointwise ? padded : emit.Emit("Slice", [padded, emit.Ints(starts), emit.Ints(ends), emit.Ints([.. starts.Select((_, axis) => axis + 2L)]), emit.Ints(geometry.Strides)]);
    }
}
