namespace BuildTimeML.Compression.Budgets;

internal static class Share
{
    /// <summary>What is left of a limit, as a fraction of it; the whole of a limit of 0 is 1.</summary>
    public static double Of(double left, double limit) => left / (limit == 0 ? 1 : limit);
}
