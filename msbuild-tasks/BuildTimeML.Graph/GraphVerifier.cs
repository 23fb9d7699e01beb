using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph;

/// <summary>
/// Tells whether a graph is one: every value has one source, nothing is used before it is there, every output is given,
/// and every operator's set is imported.
/// </summary>
public static class GraphVerifier
{
    /// <returns>The first problem; null where there is none.</returns>
    public static GraphProblem? Verify(Model model)
    {
        if (model.Opsets.Count == 0)
        {
            return new GraphProblem("", "", "the model imports no operator set");
        }

        return Verify(model, model.Graph, []);
    }

    private static GraphProblem? Verify(Model model, ModelGraph graph, HashSet<Value> available)
    {
        available = [.. available];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Value value in graph.Inputs.Concat(graph.Initializers).Concat(graph.SparseInitializers))
        {
            if (available.Add(value) && !names.Add(value.Name))
            {
                return new GraphProblem("", value.Name, $"two inputs or initializers have the name '{value.Name}'");
            }
        }

        foreach (Node node in graph.Nodes)
        {
            if ((Operator(model, node) ?? Inputs(node, available) ?? Subgraphs(model, node, available) ?? Outputs(node, available, names)) is { } problem)
            {
                return problem;
            }
        }

        return graph.Outputs.Find(o => !available.Contains(o)) is { } output
            ? new GraphProblem("", output.Name, $"nothing gives the output '{output.Name}' of the graph '{graph.Name}'")
            : null;
    }

    private static GraphProblem? Operator(Model model, Node node)
    {
        if (node.OpType.Length == 0)
        {
            return new GraphProblem(node.ToString(), "", $"{node} names no operator");
        }

        return model.OpsetVersion(node.Domain) is null && !model.DefinesFunctions
            ? new GraphProblem(node.ToString(), "", $"{node} needs the operator set '{node.Domain}', which the model does not import")
            : null;
    }

    private static GraphProblem? Inputs(Node node, HashSet<Value> available)
    {
        foreach (Value? input in node.Inputs)
        {
            if (input is not null && !available.Contains(input))
            {
                return new GraphProblem(node.ToString(), input.Name, input.Producer is { } producer
                    ? $"{node} uses '{input.Name}' before {producer} gives it: the nodes are not in topological order"
                    : $"{node} uses '{input.Name}', which no node, input or initializer gives");
            }
        }

        return null;
    }

    private static GraphProblem? Subgraphs(Model model, Node node, HashSet<Value> available) =>
        node.Attributes.SelectMany(a => a.Subgraphs).Select(g => Verify(model, g, available)).FirstOrDefault(p => p is not null);

    private static GraphProblem? Outputs(Node node, HashSet<Value> available, HashSet<string> names)
    {
        foreach (Value? output in node.Outputs)
        {
            if (output is not null && (!available.Add(output) || !names.Add(output.Name)))
            {
                return new GraphProblem(node.ToString(), output.Name, $"{node} gives '{output.Name}', which has a source already");
            }
        }

        return null;
    }
}
