using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient is multiplied by alpha where the input is not above 0.</summary>
internal sealed class LeakyReluGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["LeakyRelu"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        context.Give(0, () => emit.Where(emit.Greater(context.Input(0), 0), context.Gradient, emit.Scale(context.Gradient, context.Float("alpha", 0.01f))));
    }
}
