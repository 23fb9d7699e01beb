using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Training;

/// <summary>
/// The dimension along which samples can be joined. A model with a fixed batch has none, and is trained by adding up the gradients of one sample after
/// the other: that is the same sum, whatever the graph does. Freeing the dimension would need every constant that holds
/// its size to be found (targets of Reshape and Expand, lists of Slice), and a miss would train another model.
/// </summary>
internal static class BatchDimension
{
    /// <param name="model">Of the student or the teacher.</param>
    /// <param name="values">What the loss looks at.</param>
    /// <returns>The name of the dimension; null where samples go one by one.</returns>
    public static string? Of(Model model, IEnumerable<string> values)
    {
        ShapeFacts facts = ShapeInference.Run(model);
        string?[] firsts = [.. model.Graph.Inputs.Select(i => facts.Find(i)?.Shape is [{ Symbol: { } symbol }, ..] ? symbol : null).Distinct()];
        if (firsts is not [{ } name])
        {
            return null;
        }

        Dictionary<string, Value> all = model.Graph.Nodes.SelectMany(n => n.Outputs).OfType<Value>().ToDictionary(v => v.Name, StringComparer.Ordinal);
        return values.All(v => facts.Find(all[v])?.Shape is [{ Symbol: { } symbol }, ..] && symbol == name) ? name : null;
    }
}
