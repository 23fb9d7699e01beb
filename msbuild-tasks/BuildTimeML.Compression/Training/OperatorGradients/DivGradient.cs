using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>With <c>y = a / b</c>: <c>da = dy / b</c>, <c>db = -y * dy / b</c>.</summary>
internal sealed class DivGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Div"];

    public void Append(GradientContext context)
    {
        Value quotient = context.Emit.Div(context.Gradient, context.Input(1));
        context.GiveBroadcast(0, () => quotient);
        context.GiveBroadcast(1, () => context.Emit.Neg(context.Emit.Mul(quotient, context.Output)));
    }
}
