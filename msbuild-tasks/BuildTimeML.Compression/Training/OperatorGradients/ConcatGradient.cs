using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>Each input gets its piece of the gradient.</summary>
internal sealed class ConcatGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Concat"];

    public void Append(GradientContext context)
    {
        int axis = GradientContext.Axis(context.Int("axis"), context.RankOf(context.Output));
        long[] lengths = [.. Enumerable.Range(0, context.InputCount).Select(i => context.ShapeOf(context.Input(i))[axis].Constant
            ?? throw context.Refuse($"dimension {axis} of '{context.Input(i)}' is not fixed"))];
        IReadOnlyList<Value> pieces = context.Emit.Split(context.Gradient, axis, lengths);
        for (int i = 0; i < context.InputCount; i++)
        {
            Value piece = pieces[i];
            context.Give(i, () => piece);
        }
    }
}
