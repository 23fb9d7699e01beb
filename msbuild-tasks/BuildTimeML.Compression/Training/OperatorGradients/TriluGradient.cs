using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>What was left out of the matrix is left out of the gradient.</summary>
internal sealed class TriluGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Trilu"];

    public void Append(GradientContext context)
    {
        context.Give(0, () => context.Emit.Emit("Trilu", [context.Gradient, context.Has(1) ? context.Input(1) : null], NodeAttribute.Of("upper", context.Int("upper"))));
    }
}
