using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient passes where nothing was clipped, the limits included.</summary>
internal sealed class ClipGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Clip"];

    public void Append(GradientContext context)
    {
        Value passes = context.Emit.Emit("Equal", [context.Output, context.Input(0)]);
        context.Give(0, () => context.Emit.Masked(passes, context.Gradient));
    }
}
