using BuildTimeML.Compression.Pruning.Repair;
using BuildTimeML.Compression.Pruning.Structure.Averages;
using BuildTimeML.Compression.Pruning.Structure.Criteria;
using BuildTimeML.Graph.Ir;

namespace BuildTimeML.Compression.Pruning.Structure.Allocation;

/// <summary>Measures what each choice does to the outputs when nothing else is done. Channels are measured at a few levels, with the damage that the criterion saw in between.</summary>
/// <param name="trial">Makes copies of the model.</param>
/// <param name="meter">Looks at their outputs.</param>
/// <param name="statistics">With which the copies are repaired; null where they are not.</param>
/// <param name="cancellation">Ends the work.</param>
internal sealed class SensitivityScan(PruningTrial trial, OutputMeter meter, IReadOnlyDictionary<string, CrossGram>? statistics, CancellationToken cancellation)
{
    private static readonly double[] MeasuredShares = [0.25, 0.5, 0.75];

    /// <param name="order">Which channels of the group go first.</param>
    /// <param name="multiple">What a wide group keeps a multiple of.</param>
    public ChannelChoice Measure(RemovalOrder order, int multiple)
    {
        int[] levels = ChannelLevels.Of(order.Group, multiple);
        double[] noise = new double[levels.Length];
        int before = 0;
        foreach (int level in MeasuredShares.Select(s => Array.IndexOf(levels, ChannelLevels.Nearest(levels, s * order.Group.Width))).Append(levels.Length - 1).Distinct().Where(l => l > 0).Order())
        {
            cancellation.ThrowIfCancellationRequested();
            using Model model = trial.After(PruningPlan.Nothing with { Units = [.. order.Units.Take(levels[level])] }, statistics);

            // More channels less can measure better by chance: that is no reason to take them.
            noise[level] = Math.Max(noise[before], meter.Noise(model));
            Fill(noise, order.Damage, levels, before, level);
            before = level;
        }

        return new ChannelChoice(order, levels, noise);
    }

    /// <param name="sites">Those of one mean.</param>
    /// <param name="firstIndex">Of the first among those of the model.</param>
    public AverageChoice Measure(IReadOnlyList<AverageSite> sites, int firstIndex)
    {
        double[] noise = new double[sites.Count + 1];
        for (int i = 0; i < sites.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            using Model model = trial.After(PruningPlan.Nothing with { Averages = [firstIndex + i] }, statistics: null);
            noise[i + 1] = Math.Max(noise[i], meter.Noise(model));
        }

        return new AverageChoice(sites, firstIndex, noise);
    }

    // Between two measured levels the noise rises as the damage does.
    private static void Fill(double[] noise, double[] damage, int[] levels, int from, int to)
    {
        double rise = damage[levels[to]] - damage[levels[from]];
        for (int l = from + 1; l < to; l++)
        {
            double share = rise > 0 ? (damage[levels[l]] - damage[levels[from]]) / rise : (double)(l - from) / (to - from);
            noise[l] = noise[from] + (share * (noise[to] - noise[from]));
        }
    }
}
