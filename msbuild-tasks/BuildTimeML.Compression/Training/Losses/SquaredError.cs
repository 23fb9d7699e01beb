using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Losses;

/// <summary>The mean of (s - t)² over all elements: PyTorch's MSELoss.</summary>
internal static class SquaredError
{
    /// <param name="emit">Appends to the graph.</param>
    /// <param name="student">Any shape.</param>
    /// <param name="teacher">The same shape.</param>
    /// <returns>A scalar.</returns>
    public static Value Append(GraphEmitter emit, Value student, Value teacher) => Means.Append(emit, emit.Square(emit.Sub(student, teacher)));
}
