using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient is multiplied by the slope where nothing was clipped.</summary>
internal sealed class HardSigmoidGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["HardSigmoid"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        context.Give(0, () => emit.Masked(emit.Between(context.Output, 0, 1), emit.Scale(context.Gradient, context.Float("alpha", 0.2f))));
    }
}
