using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.Averages;

/// <summary>
/// A mean over all positions of an image, behind layers that work on each position by itself. With the mean in front of them they work once: the same but for what is not
/// linear between them and the mean. The last stage of MobileNetV3 is built so: Howard and others, "Searching for MobileNetV3", 2019, section 5.1.
/// </summary>
/// <param name="Mean">The node that takes the mean.</param>
/// <param name="Uses">Where the layers, and what is between them, use values from before them; in the order of the graph.</param>
/// <param name="Layers">The convolutions.</param>
/// <param name="Positions">Of how many the mean is; 1 where that is not known.</param>
internal sealed record AverageSite(Node Mean, IReadOnlyList<Use> Uses, IReadOnlyList<Node> Layers, long Positions)
{
    /// <summary>Takes the means in front of the layers. Declared types of values in between are stale afterwards.</summary>
    public void Move(RewriteContext context)
    {
        ModelGraph graph = Mean.Graph!;
        foreach (IGrouping<Value, Use> source in Uses.GroupBy(u => u.Node.Inputs[u.Index]!).ToArray())
        {
            Value mean = context.NewValue(source.Key.Name + ".mean");
            graph.Insert(graph.IndexOf(source.First().Node), [new Node("GlobalAveragePool", [source.Key], [mean]) { Name = Mean.Name.Length == 0 ? "" : $"{Mean.Name}.{source.Key.Name}" }]);
            foreach (Use use in source)
            {
                use.Node.SetInput(use.Index, mean);
            }
        }

        // Of one position the mean is the same: only one that takes axes away is still needed.
        if (!Mean.Is("ReduceMean") && context.CannotBypass(Mean, Mean.Inputs[0]!) is null)
        {
            context.Bypass(Mean, Mean.Inputs[0]!);
        }
    }
}
