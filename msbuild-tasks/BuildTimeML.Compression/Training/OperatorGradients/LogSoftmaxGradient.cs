using BuildTimeML.Compression.Training.Autodiff;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = dy - exp(y) * sum(dy)</c>, the sum over the axis.</summary>
internal sealed class LogSoftmaxGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["LogSoftmax"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.Sub(
            context.Gradient,
            context.Emit.Mul(context.Emit.Emit("Exp", [context.Output]), context.Emit.ReduceSum(context.Gradient, [context.Int("axis", -1)]))));
    }
}
