using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>
/// The gradient of a convolution by its input. Where the window moves in steps of 1 it is a convolution with the window turned round,
/// which the engine computes several times as fast as a transposed one.
/// </summary>
internal static class ConvInputGradient
{
    public static Value Emit(GradientContext context, ConvLayer layer)
    {
        IReadOnlyList<Dim> input = context.ShapeOf(layer.Input);
        ConvGeometry geometry = layer.Geometry;
        long[] ends = TransposedConv.Ends(context, context.Gradient, geometry, input);
        long[] before = [.. Enumerable.Range(0, geometry.Rank).Select(axis => geometry.Window(axis) - 1 - geometry.Pads[axis])];
        long[] behind = [.. Enumerable.Range(0, geometry.Rank).Select(axis => geometry.Window(axis) - 1 - ends[axis])];
        if (geometry.Strides.Any(s => s != 1) || before.Any(p => p < 0) || behind.Any(p => p < 0))
        {
            return TransposedConv.Emit(context, context.Gradient, layer.Weights, layer.Groups, geometry, input);
        }

        return context.Emit.Emit(
            "Conv",
            [context.Gradient, Turned(context.Emit, layer)],
            NodeAttribute.Of("dilations", geometry.Dilations),
            NodeAttribute.Of("pads", [.. before, .. behind]),
            NodeAttribute.Of("group", layer.Groups));
    }

    // [groups * outputs, inputs, kernel] to [groups * inputs, outputs, kernel from its end to its beginning].
    private static Value Turned(GraphEmitter emit, ConvLayer layer)
    {
        long outputs = layer.OutputChannels / layer.Groups;
        long taps = layer.Geometry.Kernel.Aggregate(1L, (product, k) => product * k);
        Value weights = emit.Reshape(layer.Weights, layer.Groups, outputs, layer.GroupInputs, taps);
        if (outputs > 1 || layer.GroupInputs > 1)
        {
            weights = emit.Transpose(weights, 0, 2, 1, 3);
        }

        if (taps > 1)
        {
            weights = emit.Emit("Gather", [weights, emit.Ints([.. Enumerable.Range(1, (int)taps).Select(t => taps - t)])], NodeAttribute.Of("axis", 3));
        }

        return emit.Reshape(weights, [layer.InputChannels, outputs, .. layer.Geometry.Kernel]);
    }
}
