using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient passes where the output is above 0.</summary>
internal sealed class ReluGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Relu"];

    public void Append(GradientContext context)
    {
        Value passes = context.Emit.Emit("Greater", [context.Output, context.Emit.Scalar(0, context.Output)]);
        context.Give(0, () => context.Emit.Masked(passes, context.Gradient));
    }
}
