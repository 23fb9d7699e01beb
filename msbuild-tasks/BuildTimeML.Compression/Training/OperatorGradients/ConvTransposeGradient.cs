using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient of a transposed convolution is a convolution of the output's gradient; for its weights, input and output change their parts.</summary>
internal sealed class ConvTransposeGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["ConvTranspose"];

    public void Append(GradientContext context)
    {
        if (context.Node.Attribute("output_shape") is not null || context.Text("auto_pad") is not ("NOTSET" or "VALID"))
        {
            throw context.Refuse("its padding is left to be found");
        }

        long[] weights = context.FixedShape(context.Input(1));
        ConvGeometry geometry = ConvGeometry.Of(context, [.. weights.Skip(2)]);
        context.Give(0, () => context.Emit.Emit(
            "Conv",
            [context.Gradient, context.Input(1)],
            NodeAttribute.Of("strides", geometry.Strides),
            NodeAttribute.Of("dilations", geometry.Dilations),
            NodeAttribute.Of("pads", geometry.Pads),
            NodeAttribute.Of("group", context.Int("group"))));
        context.Give(1, () => ConvWeightGradient.Emit(context, new ConvLayer(context.Gradient, context.Input(1), weights, context.Int("group"), geometry), context.Input(0)));
        if (context.Has(2))
        {
            context.Give(2, () => context.Emit.ReduceSum(context.Gradient, [0, .. Enumerable.Range(2, geometry.Rank).Select(i => (long)i)], keepDims: false));
        }
    }
}
