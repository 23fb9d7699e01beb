using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Losses;

internal static class WeightedSum
{
    /// <param name="emit">Appends to the graph.</param>
    /// <param name="losses">Scalars with their weights; at least one.</param>
    /// <returns>A scalar.</returns>
    public static Value Append(GraphEmitter emit, IReadOnlyList<(Value Loss, double Weight)> losses) =>
        losses.Select(l => emit.Scale(l.Loss, l.Weight)).Aggregate(emit.Add);
}
