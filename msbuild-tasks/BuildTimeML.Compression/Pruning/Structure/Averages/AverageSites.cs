using BuildTimeML.Graph.Ir;
using BuildTimeML.Graph.Shapes;

namespace BuildTimeML.Compression.Pruning.Structure.Averages;

/// <summary>Finds the means over all positions that can come before the layers that they are behind.</summary>
internal static class AverageSites
{
    // What is before many layers that are not linear is not the same any more.
    private const int MostLayers = 3;

    /// <returns>In the order of the graph; of each mean those with the fewest layers behind it first.</returns>
    public static IReadOnlyList<AverageSite> Find(Model model)
    {
        ShapeFacts facts = ShapeInference.Run(model);
        return [.. model.Graph.Nodes.Where(n => IsMean(n, facts)).SelectMany(n => Of(model.Graph, n, facts))];
    }

    private static IEnumerable<AverageSite> Of(ModelGraph graph, Node mean, ShapeFacts facts)
    {
        HashSet<Node> region = Region(graph, mean, facts);
        Node[] layers = [.. graph.Nodes.Where(n => region.Contains(n) && PositionwiseOperators.IsPointwiseConv(n))];
        return Enumerable.Range(1, Math.Min(MostLayers, layers.Length)).Select(count => new AverageSite(mean, Uses(graph, region, layers[^count..]), layers[^count..], Positions(mean.Inputs[0]!, facts)));
    }

    // Layers, and what is behind them in the region, use what is not.
    private static List<Use> Uses(ModelGraph graph, HashSet<Node> region, Node[] layers)
    {
        var uses = new List<Use>();
        var behind = new HashSet<Node>();
        foreach (Node node in graph.Nodes.Where(region.Contains))
        {
            if (layers.Contains(node) || node.Inputs.Any(i => i?.Producer is { } producer && behind.Contains(producer)))
            {
                behind.Add(node);
                uses.AddRange(node.Inputs.Select((_, i) => new Use(node, i)).Where(u => node.Inputs[u.Index] is { Initializer: null } value && !(value.Producer is { } producer && behind.Contains(producer))));
            }
        }

        return uses;
    }

    // The nodes before the mean that work position by position, and for it alone.
    private static HashSet<Node> Region(ModelGraph graph, Node mean, ShapeFacts facts)
    {
        var region = new HashSet<Node> { mean };
        foreach (Node node in graph.Nodes.Reverse())
        {
            Value output = node.Outputs[0]!;
            if (node != mean && output.Uses.Count > 0 && !graph.Outputs.Contains(output) && output.Uses.All(u => region.Contains(u.Node)) && PositionwiseOperators.Contains(node, facts))
            {
                region.Add(node);
            }
        }

        region.Remove(mean);
        return region;
    }

    private static bool IsMean(Node node, ShapeFacts facts) => node.OpType switch
    {
        _ when node.Domain.Length > 0 || facts.Find(node.Input(0))?.Shape is not { Count: > 2 } => false,
        "GlobalAveragePool" => true,
        "AveragePool" => IsOfTheWholeImage(node, facts.Find(node.Input(0))!.Shape!),
        "ReduceMean" => IsOverPositions(node, facts.Find(node.Input(0))!.Shape!.Count, facts),
        _ => false,
    };

    private static bool IsOfTheWholeImage(Node node, IReadOnlyList<Dim> shape) =>
        node.Attribute("pads")?.Ints?.Any(p => p != 0) is not true
        && node.Attribute("kernel_shape")?.Ints is { } kernel && kernel.Zip(shape.Skip(2)).All(k => k.Second.Constant == k.First);

    private static bool IsOverPositions(Node node, int rank, ShapeFacts facts)
    {
        long[]? axes = node.Attribute("axes")?.Ints?.ToArray() ?? (node.Input(1)?.Initializer is { ElementType: ElementType.Int64 } constant ? constant.Elements<long>().ToArray() : null);
        return axes is not null && axes.Select(a => a < 0 ? a + rank : a).Order().SequenceEqual(Enumerable.Range(2, rank - 2).Select(a => (long)a));
    }

    private static long Positions(Value image, ShapeFacts facts) => facts.Find(image)!.Shape!.Skip(2).Aggregate(1L, (product, d) => product * (d.AtOnes() ?? 1));
}
