using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = dy / (1 + |x|)^2</c>.</summary>
internal sealed class SoftsignGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Softsign"];

    public void Append(GradientContext context)
    {
        GraphEmitter emit = context.Emit;
        context.Give(0, () => emit.Div(context.Gradient, emit.Square(emit.Add(emit.Emit("Abs", [context.Input(0)]), emit.Scalar(1, context.Input(0))))));
    }
}
