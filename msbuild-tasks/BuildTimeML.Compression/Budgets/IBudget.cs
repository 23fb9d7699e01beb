using BuildTimeML.Build;

namespace BuildTimeML.Compression.Budgets;

/// <summary>A limit that the project sets on a model.</summary>
internal interface IBudget
{
    /// <summary>The metadata that sets it.</summary>
    string Metadata { get; }

    /// <returns>Null where the limit is kept or not set; otherwise what breaks it, and the way out.</returns>
    BuildError? Check(BudgetContext context);
}
