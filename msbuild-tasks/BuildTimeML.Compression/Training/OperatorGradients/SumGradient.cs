using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient goes to each addend; of a mean, its share.</summary>
internal sealed class SumGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Mean", "Sum"];

    public void Append(GradientContext context)
    {
        Value share = context.Node.OpType == "Mean" ? context.Emit.Scale(context.Gradient, 1.0 / context.InputCount) : context.Gradient;
        for (int i = 0; i < context.InputCount; i++)
        {
            context.GiveBroadcast(i, () => share);
        }
    }
}
