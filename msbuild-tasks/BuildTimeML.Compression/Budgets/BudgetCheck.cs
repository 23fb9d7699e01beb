using BuildTimeML.Build;

namespace BuildTimeML.Compression.Budgets;

/// <param name="Outcome">What was measured.</param>
/// <param name="Broken">What breaks the budget, and the way out; null where it is kept.</param>
internal sealed record BudgetCheck(BudgetOutcome Outcome, BuildError? Broken);
