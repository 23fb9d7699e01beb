using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.Averages;

/// <summary>Moves means in front of layers. Where the layers are repaired, that comes first: behind a mean they see one vector of each image, from which nothing can be learned.</summary>
internal static class MoveAverages
{
    /// <param name="model">Is changed.</param>
    /// <param name="indices">Of the sites.</param>
    /// <exception cref="InvalidOperationException">The graph is not valid any more.</exception>
    public static void Run(Model model, IReadOnlyCollection<int> indices)
    {
        if (indices.Count == 0)
        {
            return;
        }

        IReadOnlyList<AverageSite> sites = AverageSites.Find(model);
        var context = new RewriteContext(model);
        foreach (int index in indices)
        {
            sites[index].Move(context);
        }

        StaleTypes.Clear(model);
        PrunedGraph.Check(model);
    }
}
