using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>The gradient of each window goes to where its greatest element was.</summary>
internal sealed class MaxPoolGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["MaxPool"];

    public void Append(GradientContext context)
    {
        context.RequireOpset(16);
        context.Give(0, () =>
        {
            GraphEmitter emit = context.Emit;
            NodeAttribute[] attributes = [.. context.Node.Attributes.Where(a => a.Name != "storage_order")];
            Value places = emit.EmitMany("MaxPool", [context.Input(0)], 2, attributes)[1];
            Value flat = emit.Emit(
                "ScatterElements",
                [emit.Reshape(emit.Zeros(context.Input(0)), -1), emit.Reshape(places, -1), emit.Reshape(context.Gradient, -1)],
                NodeAttribute.Of("axis", 0),
                NodeAttribute.Of("reduction", "add"));
            return emit.ReshapeLike(flat, context.Input(0));
        });
    }
}
