using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The adjoint of a window that gathers: it spreads each output over what it came from.</summary>
internal static class TransposedConv
{
    /// <param name="context">The node that gathered.</param>
    /// <param name="gradient">What is spread.</param>
    /// <param name="weights">As the node has them.</param>
    /// <param name="groups">Of the channels.</param>
    /// <param name="geometry">How the window moves.</param>
    /// <param name="input">The shape to spread over, of which only the spatial dimensions matter.</param>
    /// <exception cref="NoGradientException">A dimension that matters is not fixed.</exception>
    public static Value Emit(GradientContext context, Value gradient, Value weights, long groups, ConvGeometry geometry, IReadOnlyList<Dim> input)
    {
        long[] ends = Ends(context, gradient, geometry, input);
        return context.Emit.Emit(
            "ConvTranspose",
            [gradient, weights],
            NodeAttribute.Of("strides", geometry.Strides),
            NodeAttribute.Of("dilations", geometry.Dilations),
            NodeAttribute.Of("pads", [.. geometry.Pads.Take(geometry.Rank), .. ends.Select(e => Math.Max(e, 0))]),
            NodeAttribute.Of("output_padding", [.. ends.Select(e => Math.Max(-e, 0))]),
            NodeAttribute.Of("group", groups));
    }

    /// <summary>By how much the last window reaches over the end of each axis; negative where it does not reach it.</summary>
    /// <exception cref="NoGradientException">A dimension that matters is not fixed.</exception>
    public static long[] Ends(GradientContext context, Value gradient, ConvGeometry geometry, IReadOnlyList<Dim> input)
    {
        IReadOnlyList<Dim> output = context.ShapeOf(gradient);
        return [.. Enumerable.Range(0, geometry.Rank).Select(axis => (input[axis + 2].Constant, output[axis + 2].Constant) switch
        {
            ({ } size, { } places) => ((places - 1) * geometry.Strides[axis]) + geometry.Window(axis) - size - geometry.Pads[axis],
            _ when geometry.Strides[axis] == 1 => geometry.Pads[axis + geometry.Rank],
            _ => throw context.Refuse($"its stride is not 1, and a dimension of '{context.Input(0)}' is not fixed"),
        })];
    }
}
