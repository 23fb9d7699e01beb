using BuildTimeML.Build;
using BuildTimeML.Compression.Infrastructure;
using BuildTimeML.Compression.Passes;
using BuildTimeML.Compression.Pruning.Structure.Allocation;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure;

/// <summary>Takes out residual blocks, one after the other, each time the one whose removal changes the outputs least.</summary>
internal static class BlockPruning
{
    /// <param name="model">Is changed.</param>
    /// <param name="share">Of the blocks.</param>
    /// <param name="meter">Looks at the outputs.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The names of the sums that the blocks ended in.</returns>
    /// <exception cref="BuildErrorException">The samples do not fit the model.</exception>
    public static IReadOnlyList<string> Prune(Model model, double share, OutputMeter meter, CancellationToken cancellation)
    {
        var gone = new List<string>();
        int count = (int)Math.Round(share * ResidualBlocks.Find(model).Count, MidpointRounding.AwayFromZero);
        while (gone.Count < count)
        {
            var trial = new PruningTrial(model);
            double[] noise = [.. Enumerable.Range(0, ResidualBlocks.Find(model).Count).Select(block =>
            {
                cancellation.ThrowIfCancellationRequested();
                using Model without = trial.Copy();
                Remove(without, block);
                return meter.Noise(without);
            })];
            gone.Add(Remove(model, Array.IndexOf(noise, noise.Min())));
        }

        return gone;
    }

    private static string Remove(Model model, int index)
    {
        ResidualBlock block = ResidualBlocks.Find(model)[index];
        string name = block.Add.Outputs[0]!.Name;
        ResidualBlocks.Remove(block);
        PassRunner.Run(model, [new DeadCodePass()], new PassLog());
        return name;
    }
}
