using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training.OperatorGradients;

/// <summary>What was gathered is added up where it came from.</summary>
internal sealed class GatherGradient : IGradient
{
    public IReadOnlyList<string> Operators { get; } = ["Gather"];

    public void Append(GradientContext context)
    {
        context.Give(0, () =>
        {
            GraphEmitter emit = context.Emit;
            IReadOnlyList<Dim> shape = context.ShapeOf(context.Input(0));
            int axis = GradientContext.Axis(context.Int("axis"), shape.Count);
            IReadOnlyList<Dim> indices = context.ShapeOf(context.Input(1));
            if (shape[axis].Constant is { } length && context.Constants(1) is { } constant)
            {
                long[] places = [.. constant.Select(i => i < 0 ? i + length : i)];
                if (places.Distinct().Count() == places.Length && indices.Count <= 1)
                {
                    return emit.PutBack(indices.Count == 1 ? context.Gradient : emit.Emit("Unsqueeze", [context.Gradient, emit.Ints(axis)]), axis, length, places);
                }
            }

            context.RequireOpset(16);

            // The axes of the indices come first, as those of what is gathered do.
            Value places0 = emit.Emit("Unsqueeze", [context.Input(1), emit.Ints(-1)]);
            if (axis == 0)
            {
                return Scatter(emit, emit.Zeros(context.Input(0)), places0, context.Gradient);
            }

            int[] moved = [.. Enumerable.Range(axis, indices.Count), .. Enumerable.Range(0, axis), .. Enumerable.Range(axis + indices.Count, shape.Count - axis - 1)];
            Value gradient = emit.Transpose(context.Gradient, [.. moved.Select(a => (long)a)]);
            long[] front = [axis, .. Enumerable.Range(0, shape.Count).Where(a => a != axis).Select(a => (long)a)];
            long[] back = [.. Enumerable.Range(0, shape.Count).Select(a => (long)Array.IndexOf(front, a))];
            return emit.Transpose(Scatter(emit, emit.Zeros(emit.Transpose(context.Input(0), front)), places0, gradient), back);
        });
    }

    private static Value Scatter(GraphEmitter emit, Value zeros, Value places, Value gradient) =>
        emit.Emit("ScatterND", [zeros, places, gradient], NodeAttribute.Of("reduction", "add"));
}
