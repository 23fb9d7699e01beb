using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient of a convolution by its input: a transposed convolution, which spreads what the window gathered.</summary>
internal static class ConvInputGradient
{
    public static Value Emit(GradientContext context, ConvLayer layer)
    {
        ConvGeometry geometry = layer.Geometry;
        return context.Emit.Emit(
            "ConvTranspose",
            [context.Gradient, layer.Weights],
            NodeAttribute.Of("strides", geometry.Strides),
            NodeAttribute.Of("dilations", geometry.Dilations),
            NodeAttribute.Of("pads", geometry.Pads),
            NodeAttribute.Of("output_padding", Unseen(context, layer)),
            NodeAttribute.Of("group", layer.Groups));
    }

    // What is left at the end of each axis, where the window did not fit in any more.
    private static long[] Unseen(GradientContext context, ConvLayer layer)
    {
        ConvGeometry geometry = layer.Geometry;
        IReadOnlyList<Dim> shape = context.ShapeOf(layer.Input);
        return [.. Enumerable.Range(0, geometry.Rank).Select(axis => geometry.Strides[axis] == 1 ? 0
            : shape[axis + 2].Constant is { } size ? (size + geometry.Pads[axis] + geometry.Pads[axis + geometry.Rank] - geometry.Window(axis)) % geometry.Strides[axis]
            : throw context.Refuse($"its stride is not 1, and a dimension of '{layer.Input}' is not fixed"))];
    }
}
