using BuildTimeML.Build;

namespace BuildTimeML.Compression.Budgets;

internal static class BudgetTable
{
    public static IReadOnlyList<IBudget> All { get; } = [new MaxSizeBudget()];

    /// <exception cref="BuildErrorException">A budget is not kept.</exception>
    public static void Check(BudgetContext context)
    {
        foreach (IBudget budget in All)
        {
            if (budget.Check(context) is { } error)
            {
                throw new BuildErrorException(error);
            }
        }
    }
}
