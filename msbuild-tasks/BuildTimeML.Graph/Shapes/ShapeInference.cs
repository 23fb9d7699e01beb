using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Shapes;

/// <summary>
/// Tells types and shapes of all values from the inputs on, with symbols for the dimensions that are not numbers, and
/// follows small integers, so that shapes computed in the graph are known too. Expects a valid graph.
/// </summary>
public static class ShapeInference
{
    /// <param name="model">Is not changed.</param>
    /// <param name="useDeclared">Whether types that the file declares for outputs and values in between count where nothing better is known.</param>
    /// <returns>What was found; what cannot be is listed there, and never thrown.</returns>
    public static ShapeFacts Run(Model model, bool useDeclared = true)
    {
        var facts = new ShapeFacts();
        new GraphInference(model, facts, useDeclared).Run(model.Graph);
        return facts;
    }
}
