using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>What was gathered is added up where it came from.</summary>
internal sealed class GatherNDGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["GatherND"];

    public void Append(GradientContext context)
    {
        context.RequireOpset(16);
        if (context.Int("batch_dims") != 0)
        {
            throw context.Refuse("it has batch dimensions");
        }

        context.Give(0, () => context.Emit.Emit("ScatterND", [context.Emit.Zeros(context.Input(0)), context.Input(1), context.Gradient], NodeAttribute.Of("reduction", "add")));
    }
}
