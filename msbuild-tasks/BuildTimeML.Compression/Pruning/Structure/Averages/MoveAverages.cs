using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.Averages;

/// <summary>Moves means in front of layers. Where the layers are repaired, that comes first: behind a mean they see one vector of each image, from which nothing can be learned.</summary>
internal static class MoveAverages
{
    /// <param name="model">Is changed.</param>
    /// <param name="indices">Of the sites.</param>
    /// <returns>The outputs of the first layers that see a mean now.</returns>
    /// <exception cref="InvalidOperationException">The graph is not valid any more.</exception>
    public static IReadOnlyList<string> Run(Model model, IReadOnlyCollection<int> indices)
    {
        if (indices.Count == 0)
        {
            return [];
        }

        IReadOnlyList<AverageSite> all = AverageSites.Find(model);
        AverageSite[] sites = [.. indices.Select(i => all[i])];
        var context = new RewriteContext(model);
        Array.ForEach(sites, s => s.Move(context));

        StaleTypes.Clear(model);
        PrunedGraph.Check(model);
        return [.. sites.Select(s => s.Layers[0].Outputs[0]!.Name)];
    }
}
