using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Blocks go back from space to depth, or the other way round.</summary>
internal sealed class DepthAndSpaceGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["DepthToSpace", "SpaceToDepth"];

    public void Append(GradientContext context)
    {
        context.Give(0, () =>
        {
            GraphEmitter emit = context.Emit;
            var blocks = NodeAttribute.Of("blocksize", context.Int("blocksize"));
            return context.Node.OpType == "SpaceToDepth" ? emit.Emit("DepthToSpace", [context.Gradient], blocks)
                : context.Text("mode") != "CRD" ? emit.Emit("SpaceToDepth", [context.Gradient], blocks)
                : ByColumns(context);
        });
    }

    // The channels of the result come first, then the rows and columns of a block.
    private static Value ByColumns(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        long size = context.Int("blocksize");
        IReadOnlyList<Dim> shape = context.ShapeOf(context.Input(0));
        long[] fixedShape = [.. shape.Skip(1).Select(d => d.Constant ?? throw context.Refuse($"a dimension of '{context.Input(0)}' behind the first is not fixed"))];
        Value blocks = emit.Reshape(context.Gradient, shape[0].Constant ?? -1, fixedShape[0] / (size * size), fixedShape[1], size, fixedShape[2], size);
        return emit.ReshapeLike(emit.Transpose(blocks, 0, 1, 3, 5, 2, 4), context.Input(0));
    }
}
