using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Proves that a graph is still one.</summary>
internal static class PrunedGraph
{
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static void Check(Model model)
    {
        GraphProblem? problem = GraphVerifier.Verify(model) ?? (ShapeInference.Run(model).Contradictions is [var first, ..] ? first : null);
        if (problem is not null)
        {
            throw new InvalidOperationException($"Removing channels left a graph that is not valid: {problem.Message}");
        }
    }
}
