using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Every place that a window saw gets its share of the gradient.</summary>
internal sealed class AveragePoolGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["AveragePool"];

    public void Append(GradientContext context)
    {
        context.Give(0, () =>
        {
            GraphEmitter emit = context.Emit;
            ConvGeometry geometry = ConvGeometry.Of(context, context.Node.Attribute("kernel_shape")!.Ints!);
            IReadOnlyList<Dim> input = context.ShapeOf(context.Input(0));
            Value share = emit.Mul(context.Gradient, Shares(context, geometry));

            // One channel at a time: no channel sees another.
            Value channels = emit.Reshape(share, [-1, 1, .. context.ShapeOf(context.Output).Skip(2).Select(d => d.Constant!.Value)]);
            Value ones = emit.Constant("ones", Tensor.Of(ElementType.Float32, [1, 1, .. geometry.Kernel], [.. geometry.Taps().Select(_ => 1f)]));
            return emit.ReshapeLike(TransposedConv.Emit(context, channels, ones, 1, geometry, input), context.Input(0));
        });
    }

    // What one position of a window counts for: one share of those that lie within the input, or of all.
    private static Value Shares(GradientContext context, ConvGeometry geometry)
    {
        if (context.Int("count_include_pad") != 0)
        {
            return context.Int("ceil_mode") == 0
                ? context.Emit.Scalar(1.0 / geometry.Kernel.Aggregate(1.0, (n, k) => n * k), context.Gradient)
                : throw context.Refuse("it counts padding, and rounds up how often the window fits");
        }

        long[] input = context.FixedSpatial(context.Input(0));
        long[] output = context.FixedSpatial(context.Output);
        double[][] counts = [.. output.Select((places, axis) => Enumerable.Range(0, (int)places).Select(o => (double)Enumerable.Range(0, (int)geometry.Kernel[axis])
            .Count(k => (o * geometry.Strides[axis]) - geometry.Pads[axis] + (k * geometry.Dilations[axis]) is var i && i >= 0 && i < input[axis])).ToArray())];
        IEnumerable<double> all = counts.Aggregate((IEnumerable<double>)[1.0], (sizes, axis) => sizes.SelectMany(s => axis.Select(c => s * c)));
        return context.Emit.Constant("shares", Tensor.Of(ElementType.Float32, output, [.. all.Select(c => (float)(1 / c))]));
    }
}
