using BuildTimeML.Build;
using BuildTimeML.Compression.Reporting;

namespace BuildTimeML.Compression.Budgets;

internal static class BudgetTable
{
    /// <summary>Those on what a model gives: layers kept in float32 can keep them.</summary>
    public static IReadOnlyList<QualityBudget> Quality { get; } = [new MinAgreementBudget(), new MinSqnrBudget(), new MaxAccuracyDropBudget()];

    public static IReadOnlyList<IBudget> All { get; } = [new MaxSizeBudget(), .. Quality];

    /// <summary>Looks at every budget before it says which are broken.</summary>
    /// <param name="context">What is measured.</param>
    /// <param name="report">Hears each outcome, also where it throws.</param>
    /// <returns>All that the item sets, in the order of the table.</returns>
    /// <exception cref="BuildErrorException">Budgets are not kept, or cannot be measured: an error for each.</exception>
    public static IReadOnlyList<BudgetOutcome> Check(BudgetContext context, ReportCollector? report = null)
    {
        var outcomes = new List<BudgetOutcome>();
        var errors = new List<BuildError>();
        foreach (IBudget budget in All)
        {
            try
            {
                if (budget.Check(context) is { } check)
                {
                    outcomes.Add(check.Outcome);
                    report?.Held(check.Outcome);
                    errors.AddRange(check.Broken is { } error ? [error] : []);
                }
            }
            catch (BuildErrorException e)
            {
                errors.AddRange(e.Errors);
            }
        }

        return errors.Count == 0 ? outcomes : throw new BuildErrorException(errors);
    }
}
