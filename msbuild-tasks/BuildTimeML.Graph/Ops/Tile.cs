using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Graph.Ops;

/// <summary>A tensor repeated along its axes.</summary>
internal static class Tile
{
    public static IReadOnlyList<Operator> Operators { get; } = [new("Tile", "T, tensor, tensor? -> T", Infer)];

    private static void Infer(InferenceContext context)
    {
        if (context.HasInput(2))
        {
            context.SetRank(0, context.Shape(0)?.Count ?? -1);
            return;
        }

        if (context.Shape(0) is { } shape)
        {
            IReadOnlyList<Dim>? repeats = context.Elements(1)?.Elements;
            if (repeats is not null && repeats.Count != shape.Count)
            {
                throw context.Wrong(1, $"it has {repeats.Count} repeats for {shape.Count} dimensions");
            }

            context.SetShape(0, shape.Select((d, i) => repeats is null || repeats[i].MayBeNegative ? context.Math.Unknown() : context.Math.Multiply(d, repeats[i])));
        }
    }
}
