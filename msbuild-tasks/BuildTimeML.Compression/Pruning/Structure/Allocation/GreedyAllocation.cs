namespace BuildTimeML.Compression.Pruning.Structure.Allocation;

/// <summary>
/// Takes channels where they add the least noise for what they save, until the model costs little enough. What the groups do to the outputs is taken to add up;
/// what they save is counted anew after each step, since layers save more than the sum where they lose inputs and outputs.
/// </summary>
internal static class GreedyAllocation
{
    /// <param name="choices">What may be taken.</param>
    /// <param name="cost">What the model costs without some units.</param>
    /// <param name="limit">What it may cost.</param>
    /// <returns>The units that go; as many as can where the limit is out of reach.</returns>
    public static IReadOnlyList<int> Find(IReadOnlyList<GroupChoice> choices, Func<IEnumerable<int>, double> cost, double limit)
    {
        int[] levels = new int[choices.Count];
        IEnumerable<int> Units(int changed = -1, int level = 0) => choices.SelectMany((c, g) => c.Units(g == changed ? level : levels[g]));
        double current = cost(Units());
        while (current > limit)
        {
            var steps = new List<(double Rate, int Group, int Level, double Cost)>();
            for (int g = 0; g < choices.Count; g++)
            {
                for (int level = levels[g] + 1; level < choices[g].Levels.Length; level++)
                {
                    double after = cost(Units(g, level));
                    if (after < current)
                    {
                        steps.Add(((choices[g].Noise[level] - choices[g].Noise[levels[g]]) / (current - after), g, level, after));
                    }
                }
            }

            if (steps.Count == 0)
            {
                break;
            }

            // Near the end a step that is enough by itself and adds less noise than the best rate's step is taken instead.
            (double Rate, int Group, int Level, double Cost) best = steps.MinBy(s => s.Rate);
            double added = Added(choices, levels, best);
            var last = steps.Where(s => s.Cost <= limit && Added(choices, levels, s) < added).ToList();
            best = last.Count > 0 ? last.MinBy(s => Added(choices, levels, s)) : best;
            levels[best.Group] = best.Level;
            current = best.Cost;
        }

        return [.. Units()];
    }

    private static double Added(IReadOnlyList<GroupChoice> choices, int[] levels, (double Rate, int Group, int Level, double Cost) step) =>
        choices[step.Group].Noise[step.Level] - choices[step.Group].Noise[levels[step.Group]];
}
