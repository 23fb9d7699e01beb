using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary><c>dx = y * (dy - sum(y * dy))</c>, the sum over the axis.</summary>
internal sealed class SoftmaxGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Softmax"];

    public void Append(GradientContext context)
    {
        context.Give(0, () =>
        {
            long axis = context.Int("axis", -1);
            Value product = context.Emit.Mul(context.Output, context.Gradient);
            return context.Emit.Sub(product, context.Emit.Mul(context.Output, context.Emit.ReduceSum(product, [axis])));
        });
    }
}
