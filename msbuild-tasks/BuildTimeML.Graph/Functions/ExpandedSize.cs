using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Graph.Functions;

/// <summary>How large a graph is once every call in it is replaced, told without replacing any.</summary>
/// <param name="Nodes">Those of subgraphs included; beyond the limit, just more than that.</param>
/// <param name="Depth">How many subgraphs lie in each other.</param>
internal readonly record struct ExpandedSize(long Nodes, int Depth)
{
    private const int MaximumDepth = 50;

    /// <returns>What there would be too much of; null where there is not.</returns>
    public static string? TooLarge(Model model, FunctionTable table)
    {
        var sizes = new Dictionary<ModelFunction, ExpandedSize>();
        foreach (ModelFunction function in FunctionOrder.CalleesFirst(model, table))
        {
            sizes[function] = Of(function.Body, table, sizes);
        }

        ExpandedSize size = Of(model.Graph, table, sizes);
        return size.Nodes > FunctionInlining.MaximumNodes ? $"with all functions in the place of their calls, the model would have more than {FunctionInlining.MaximumNodes} nodes"
            : size.Depth > MaximumDepth ? $"with all functions in the place of their calls, graphs would lie in each other more than {MaximumDepth} deep"
            : null;
    }

    private static ExpandedSize Of(ModelGraph graph, FunctionTable table, Dictionary<ModelFunction, ExpandedSize> sizes)
    {
        var sum = new ExpandedSize(0, 0);
        foreach (Node node in graph.Nodes)
        {
            sum = sum.With(table.Find(node) is not { } function ? new ExpandedSize(1, 0)
                : sizes.TryGetValue(function, out ExpandedSize known) ? known
                : new ExpandedSize(FunctionInlining.MaximumNodes + 1, 0));
            foreach (ModelGraph inner in node.Attributes.SelectMany(a => a.Subgraphs))
            {
                ExpandedSize size = Of(inner, table, sizes);
                sum = sum.With(size with { Depth = size.Depth + 1 });
            }
        }

        return sum;
    }

    private ExpandedSize With(ExpandedSize other) => new(Math.Min(Nodes + other.Nodes, FunctionInlining.MaximumNodes + 1), Math.Max(Depth, other.Depth));
}
