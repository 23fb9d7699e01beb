using BuildTimeML.Build;

namespace BuildTimeML.Compression.Budgets;

/// <summary>A limit that the project sets on a model.</summary>
internal interface IBudget
{
    /// <summary>The metadata that sets it.</summary>
    string Metadata { get; }

    /// <returns>Null where the item does not set it.</returns>
    /// <exception cref="BuildErrorException">It cannot be measured.</exception>
    BudgetCheck? Check(BudgetContext context);
}
