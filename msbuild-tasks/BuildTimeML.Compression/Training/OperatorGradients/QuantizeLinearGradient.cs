using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>A straight-through estimator: what was not clipped passes. A learned scale gets its part of the gradient of Esser et al. 2020, "Learned Step Size Quantization": <c>-x / scale</c> where nothing was clipped.</summary>
internal sealed class QuantizeLinearGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["QuantizeLinear"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        Value x = context.Input(0);
        Value steps = emit.Div(x, QuantizedValue.AlongAxis(context, 1));
        Value passes = QuantizedValue.WithinRange(context, steps);
        context.Give(0, () => emit.Masked(passes, context.Gradient));
        context.Give(1, () => emit.Neg(QuantizedValue.PerScale(context, emit.Masked(passes, emit.Mul(context.Gradient, steps)))));
    }
}
