using BuildTimeML.Build;
using BuildTimeML.Compression.Quantization;

namespace BuildTimeML.Compression.Selection;

/// <summary>
/// Gives layers back to float32 until the budgets on what a model gives are kept, as few as will do. Each layer is left out
/// of the quantisation alone once; they are ranked by the noise that this takes away for the time that it costs, and the
/// shortest prefix of that ranking that keeps the budgets is found by bisection, in log2(layers) evaluations.
/// </summary>
internal sealed class MixedPrecision(SelectionContext context, TrialRunner trials)
{
    private const int RankingSamples = 16;

    private const int WorstLayers = 3;

    // What is too short to be measured counts as this share of the float model's time.
    private const double LeastTime = 0.005;

    private const string BreaksBudget = "breaks a budget on quality";

    /// <param name="scheme">What the other layers become.</param>
    /// <param name="all">All layers in that precision, which breaks a budget.</param>
    /// <returns>A trial that keeps the budgets, and <paramref name="all"/> is disposed; or <paramref name="all"/> with its worst layers where none does.</returns>
    public Trial Improve(IQuantizationScheme scheme, Trial all)
    {
        string[] layers = [.. all.Candidate.Log.Layers.Distinct()];
        if (layers.Length < 2)
        {
            return all;
        }

        context.Progress.Phase($"finding the layers of '{context.Name}' that {scheme.Precision} hurts most ({layers.Length} layers)");
        string[] ranked = Rank(scheme, all, layers);
        Trial? kept = null;
        int least = 1;
        int most = layers.Length - 1;
        while (least <= most)
        {
            int middle = (least + most) / 2;
            Trial trial = trials.Run(scheme, ranked.Take(middle).ToHashSet());
            if (context.Keeps(trial.Quality))
            {
                LetGo(kept, "fewer layers in float32 are enough");
                kept = trial;
                most = middle - 1;
            }
            else
            {
                LetGo(trial, BreaksBudget);
                least = middle + 1;
            }
        }

        if (kept is null)
        {
            return all with { WorstLayers = [.. ranked.Take(WorstLayers)] };
        }

        LetGo(all, BreaksBudget);
        context.Progress.Info($"{least} of {layers.Length} layers of '{context.Name}' stay in float32 to keep its budgets: {string.Join(", ", ranked.Take(least))}");
        return kept;
    }

    private void LetGo(Trial? trial, string whyNot)
    {
        if (trial is not null)
        {
            context.Report.Lost(trial, whyNot);
            trial.Dispose();
        }
    }

    private string[] Rank(IQuantizationScheme scheme, Trial all, string[] layers)
    {
        double time = all.Time?.Value ?? 1;
        double decibels = context.Quality!.Measure(all.Candidate.File.Path, RankingSamples, context.Cancellation).Decibels;
        double noise = Noise(decibels);
        return [.. layers.OrderByDescending(Gain)];

        double Gain(string layer)
        {
            try
            {
                using Trial trial = trials.Run(scheme, new HashSet<string> { layer }, RankingSamples);
                context.Report.Ranked(all, layer, trial.Quality!.Decibels - decibels, trial.Time?.Value);
                return (noise - Noise(trial.Quality.Decibels)) / Math.Max((trial.Time?.Value ?? 1) - time, LeastTime);
            }
            catch (BuildErrorException)
            {
                return double.NegativeInfinity;
            }
        }
    }

    // Relative to the signal.
    private static double Noise(double decibels) => Math.Pow(10, -decibels / 10);
}
