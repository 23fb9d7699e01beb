using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient by a quantised number is that by the number it stands for. The scale gets <c>dy * (x - zero point)</c>, its other part of the gradient of Esser et al. 2020.</summary>
internal sealed class DequantizeLinearGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["DequantizeLinear"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        context.Give(0, () => context.Gradient);
        context.Give(1, () => QuantizedValue.PerScale(context, emit.Mul(context.Gradient, emit.Div(context.Output, QuantizedValue.AlongAxis(context, 1)))));
    }
}
