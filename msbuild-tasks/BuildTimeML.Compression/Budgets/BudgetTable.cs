using BuildTimeML.Build;

namespace BuildTimeML.Compression.Budgets;

internal static class BudgetTable
{
    /// <summary>Those on what a model gives: layers kept in float32 can keep them.</summary>
    public static IReadOnlyList<QualityBudget> Quality { get; } = [new MinAgreementBudget(), new MinSqnrBudget(), new MaxAccuracyDropBudget()];

    public static IReadOnlyList<IBudget> All { get; } = [new MaxSizeBudget(), .. Quality];

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
