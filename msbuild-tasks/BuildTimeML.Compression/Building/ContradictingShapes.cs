using BuildTimeML.Build;
using BuildTimeML.Graph;
using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Building;

/// <summary>Shapes that a model declares and its operators do not give. The engine runs such models, so that it is no error.</summary>
internal static class ContradictingShapes
{
    private const int Named = 3;

    /// <returns>Null where there are none.</returns>
    public static BuildError? Find(string name, Model model)
    {
        IReadOnlyList<GraphProblem> problems = ShapeInference.Run(model).Contradictions;
        if (problems.Count == 0)
        {
            return null;
        }

        string more = problems.Count > Named ? $"; and {problems.Count - Named} more" : "";
        return BuildErrors.ShapesContradict.With(name, string.Join("; ", problems.Take(Named).Select(p => p.Message)) + more);
    }
}
