using System.Globalization;

namespace BuildTimeML.Graph.Ir;

/// <summary>Finds names that no value of a model has, the same ones every time.</summary>
public sealed class NameScope
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public NameScope(Model model)
    {
        foreach (ModelGraph graph in model.Graph.AllGraphs())
        {
            Take(graph.Inputs);
            Take(graph.Initializers);
            Take(graph.SparseInitializers);
            Take(graph.Outputs);
            Take(graph.Nodes.SelectMany(n => n.Inputs.Concat(n.Outputs)).OfType<Value>());
        }
    }

    /// <summary>The name itself where it is free, otherwise with the first number from 2 on that makes it so.</summary>
    public string Unique(string name)
    {
        string unique = name;
        for (int n = 2; !_taken.Add(unique); n++)
        {
            unique = name + "_" + n.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    private void Take(IEnumerable<Value> values)
    {
        foreach (Value value in values)
        {
            _taken.Add(value.Name);
        }
    }
}
