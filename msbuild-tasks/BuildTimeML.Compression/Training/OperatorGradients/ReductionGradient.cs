using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Every element that was summed up gets the gradient of the sum; of a mean, its share.</summary>
internal sealed class ReductionGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["ReduceMean", "ReduceSum"];

    public void Append(GradientContext context)
    {
        context.Give(0, () =>
        {
            Value gradient = ReducedAxes.Kept(context, context.Gradient);
            return context.Node.OpType == "ReduceMean" ? context.Emit.SpreadMean(gradient, context.Input(0)) : context.Emit.ExpandLike(gradient, context.Input(0));
        });
    }
}
