using BuildTimeML.Compression.Training.Autodiff;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Training.Losses;

internal static class Means
{
    /// <summary>The mean of all elements.</summary>
    /// <returns>A scalar.</returns>
    public static Value Append(GraphEmitter emit, Value values) => emit.Emit("ReduceMean", [values], NodeAttribute.Of("keepdims", 0));
}
