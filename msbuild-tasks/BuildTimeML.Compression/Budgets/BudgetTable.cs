using BuildTimeML.Build;

namespace BuildTimeML.Compression.Budgets;

internal static class BudgetTable
{
    /// <summary>Those on what a model gives: layers kept in float32 can keep them.</summary>
    public static IReadOnlyList<QualityBudget> Quality { get; } = [new MinAgreementBudget(), new MinSqnrBudget(), new MaxAccuracyDropBudget()];

    /// <summary>Those on the bytes of a model's files.</summary>
    public static IReadOnlyList<SizeBudget> Size { get; } = [new MaxSizeBudget(), new MaxCompressedSizeBudget()];

    public static IReadOnlyList<IBudget> All { get; } =
    [
        .. Size, .. Quality,
        new MaxLatencyRatioBudget(), new MaxLatencyBudget(), new MaxLoadTimeBudget(), new MaxMemoryBudget(),
    ];

    /// <summary>Looks at every budget before it says which are broken.</summary>
    /// <param name="context">The model.</param>
    /// <param name="heard">Hears what each came to, in the order of the table.</param>
    /// <exception cref="BuildErrorException">Budgets are not kept, unless the item wants warnings of that, or cannot be measured: an error for each.</exception>
    public static void Check(BudgetContext context, Action<BudgetOutcome> heard)
    {
        var errors = new List<BuildError>();
        foreach (IBudget budget in All)
        {
            try
            {
                if (budget.Check(context) is { } check)
                {
                    heard(check.Outcome);
                    Tell(check.Broken, context, errors);
                }
            }
            catch (BuildErrorException e)
            {
                errors.AddRange(e.Errors);
            }
        }

        if (errors.Count > 0)
        {
            throw new BuildErrorException(errors);
        }
    }

    private static void Tell(BuildError? broken, BudgetContext context, List<BuildError> errors)
    {
        if (broken is not null && context.Item.BudgetsWarn)
        {
            context.Progress.Warning(broken);
        }
        else if (broken is not null)
        {
            errors.Add(broken);
        }
    }
}
