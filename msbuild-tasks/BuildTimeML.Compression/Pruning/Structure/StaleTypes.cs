using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>The types that a file declares for values in between say sizes that are not any more.</summary>
internal static class StaleTypes
{
    public static void Clear(Model model)
    {
        model.Graph.TypedValues.Clear();
        foreach (Value value in model.Graph.Nodes.SelectMany(n => n.Outputs).OfType<Value>().Where(v => !model.Graph.Outputs.Contains(v)))
        {
            value.Type = null;
        }
    }
}
