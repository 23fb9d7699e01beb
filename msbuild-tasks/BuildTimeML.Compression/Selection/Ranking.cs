namespace BuildTimeML.Compression.Selection;

/// <summary>Says which of several candidates is best: the fastest, of equally fast ones the smallest, of equally small ones the nearest to the original; or the smallest at once.</summary>
internal static class Ranking
{
    // Less is no reason to take the one over the other.
    private const double SizeMargin = 0.1;

    /// <returns>Where none is good enough, the nearest to the original; null where none may be shipped.</returns>
    public static Trial? Best(IReadOnlyList<Trial> trials, SelectionContext context)
    {
        Trial[] may = [.. trials.Where(context.MayShip)];
        Trial[] good = [.. may.Where(t => context.IsGoodEnough(t.Quality))];
        return good.Length == 0
            ? may.MaxBy(t => t.Quality?.Decibels)
            : good.Aggregate((best, t) => IsBetter(t, best, context.Item.OptimizeSize) ? t : best);
    }

    public static string WhyNot(Trial lost, Trial best, SelectionContext context) =>
        !context.IsGoodEnough(lost.Quality) ? $"it is {lost.Describe()}, which is not good enough"
        : !context.MayShip(lost) ? $"it takes {lost.TimeText} times the time of the float model"
        : $"it is {lost.Describe()}";

    /// <summary>The same in few words, for where the numbers stand beside it.</summary>
    public static string Reason(Trial lost, Trial best, SelectionContext context) =>
        !context.IsGoodEnough(lost.Quality) ? "not good enough"
        : !context.MayShip(lost) ? "slower than the float model"
        : !context.Item.OptimizeSize && best.IsFasterThan(lost) ? "slower than the chosen one"
        : context.Item.OptimizeSize || IsSmaller(best, lost) ? "larger than the chosen one"
        : "further from the original than the chosen one";

    private static bool IsBetter(Trial trial, Trial than, bool size) =>
        size ? trial.Candidate.Size < than.Candidate.Size
        : trial.IsFasterThan(than) || (!than.IsFasterThan(trial) && (IsSmaller(trial, than) || (!IsSmaller(than, trial) && IsNearer(trial, than))));

    private static bool IsSmaller(Trial trial, Trial than) => trial.Candidate.Size < than.Candidate.Size * (1 - SizeMargin);

    private static bool IsNearer(Trial trial, Trial than) => trial.Quality?.Decibels > than.Quality?.Decibels;
}
