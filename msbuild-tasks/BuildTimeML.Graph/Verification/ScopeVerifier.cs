using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Verification;

/// <summary>Names and order: a graph sees what comes before it in the graphs around it, and names nothing as they do.</summary>
internal sealed class ScopeVerifier
{
    private readonly VerifierContext? _context;
    private readonly HashSet<Value> _available = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private ScopeVerifier(VerifierContext? context) => _context = context;

    /// <summary>Each node by itself is looked at on the way.</summary>
    public static GraphProblem? Verify(ModelGraph graph, VerifierContext context) => new ScopeVerifier(context).Verify(graph);

    /// <summary>Names and order alone.</summary>
    public static GraphProblem? VerifyNames(ModelGraph graph) => new ScopeVerifier(context: null).Verify(graph);

    private GraphProblem? Verify(ModelGraph graph)
    {
        var own = new List<Value>();
        GraphProblem? problem = Sources(graph, own) ?? Nodes(graph, own) ?? Outputs(graph);
        foreach (Value value in own)
        {
            _available.Remove(value);
            _names.Remove(value.Name);
        }

        return problem;
    }

    private GraphProblem? Sources(ModelGraph graph, List<Value> own)
    {
        // An initializer may be an input too: then it is one value.
        foreach (Value value in graph.Inputs.Concat(graph.Initializers).Concat(graph.SparseInitializers))
        {
            if (!_available.Contains(value) && !Add(value, own))
            {
                return new GraphProblem("", value.Name, $"two inputs or initializers have the name '{value.Name}'");
            }
        }

        return null;
    }

    private GraphProblem? Nodes(ModelGraph graph, List<Value> own)
    {
        foreach (Node node in graph.Nodes)
        {
            if (((_context is null ? null : NodeVerifier.Verify(_context, node)) ?? Inputs(node) ?? Subgraphs(node) ?? Outputs(node, own)) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private GraphProblem? Inputs(Node node)
    {
        foreach (Value? input in node.Inputs)
        {
            if (input is not null && !_available.Contains(input))
            {
                string why = input.Producer is not { } producer ? $"'{input.Name}', which no node, input or initializer gives"
                    : DependsOn(producer, node) ? $"'{input.Name}', which {producer} gives only after it: the nodes form a cycle"
                    : $"'{input.Name}' before {producer} gives it: the nodes are not in topological order";
                return new GraphProblem(node.ToString(), input.Name, $"{node} uses {why}");
            }
        }

        return null;
    }

    private GraphProblem? Subgraphs(Node node) => node.Attributes.Count == 0 ? null : node.Attributes.SelectMany(a => a.Subgraphs).Select(Verify).FirstOrDefault(p => p is not null);

    private GraphProblem? Outputs(Node node, List<Value> own)
    {
        foreach (Value? output in node.Outputs)
        {
            if (output is not null && (_available.Contains(output) || !Add(output, own)))
            {
                return new GraphProblem(node.ToString(), output.Name, $"{node} gives '{output.Name}', which has a source already");
            }
        }

        return null;
    }

    private GraphProblem? Outputs(ModelGraph graph) => graph.Outputs.Find(o => !_available.Contains(o)) is { } output
        ? new GraphProblem("", output.Name, $"nothing gives the output '{output.Name}' of the graph '{graph.Name}'")
        : null;

    private bool Add(Value value, List<Value> own)
    {
        if (!_names.Add(value.Name))
        {
            return false;
        }

        _available.Add(value);
        own.Add(value);
        return true;
    }

    private static bool DependsOn(Node node, Node other)
    {
        var seen = new HashSet<Node>();
        var next = new Stack<Node>([node]);
        while (next.TryPop(out Node? current))
        {
            if (current == other)
            {
                return true;
            }

            if (seen.Add(current))
            {
                foreach (Node producer in current.Inputs.Select(i => i?.Producer).OfType<Node>())
                {
                    next.Push(producer);
                }
            }
        }

        return false;
    }
}
