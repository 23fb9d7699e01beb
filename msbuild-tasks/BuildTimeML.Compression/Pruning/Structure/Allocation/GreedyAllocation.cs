namespace BuildTimeML.Compression.Pruning.Structure.Allocation;

/// <summary>
/// Takes where it adds the least noise for what it saves, until the model costs little enough. What the choices do to the outputs is taken to add up;
/// what they save is counted anew after each step, since layers save more than the sum where they lose inputs and outputs.
/// </summary>
internal static class GreedyAllocation
{
    /// <param name="choices">What may be taken.</param>
    /// <param name="cost">What the model costs with a level of each choice.</param>
    /// <param name="limit">What it may cost.</param>
    /// <returns>A level of each choice; as much as can be taken where the limit is out of reach.</returns>
    public static int[] Find(IReadOnlyList<Choice> choices, Func<int[], double> cost, double limit)
    {
        int[] levels = new int[choices.Count];
        double current = cost(levels);
        while (current > limit)
        {
            var steps = new List<(double Added, double Rate, int Choice, int Level, double Cost)>();
            for (int c = 0; c < choices.Count; c++)
            {
                for (int level = levels[c] + 1; level < choices[c].Noise.Length; level++)
                {
                    int[] taken = [.. levels];
                    taken[c] = level;
                    double after = cost(taken);
                    double added = choices[c].Noise[level] - choices[c].Noise[levels[c]];
                    if (after < current)
                    {
                        steps.Add((added, added / (current - after), c, level, after));
                    }
                }
            }

            if (steps.Count == 0)
            {
                break;
            }

            // Near the end a step that is enough by itself and adds less noise than the best rate's step is taken instead.
            var best = steps.MinBy(s => s.Rate);
            var last = steps.Where(s => s.Cost <= limit && s.Added < best.Added).ToList();
            best = last.Count > 0 ? last.MinBy(s => s.Added) : best;
            levels[best.Choice] = best.Level;
            current = best.Cost;
        }

        return levels;
    }
}
